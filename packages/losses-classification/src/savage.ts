import { defineLoss } from "@surprisal/loss-registry";
import { labelsOption, marginOf } from "./support/labels.js";

/**
 * SavageBoost's loss on labels −1 and 1: 1/(1 + e^(y·f))², the squared probability of the wrong label when f is the
 * log-odds of the labels. Between 0 and 1, so that one mistake costs at most 1; not convex.
 *
 * It is the Brier score of the logistic probability. Its slope is −2y·q²(1 − q) of that probability q, and vanishes far
 * from 0 on both sides. Defined for every score, infinite ones included.
 *
 * @example
 * ```ts
 * import { savage } from "@surprisal/losses-classification/savage";
 * savage([0, 1000, -1000], 1, { reduction: "none" }).arraySync(); // → [0.25, 0, 1]
 * savage.valueAndGrad([0], [1]).gradient.arraySync(); // → [-0.25]
 * ```
 */
export const savage = /* @__PURE__ */ defineLoss({
  name: "savage",
  title: "Savage",
  plugin: "@surprisal/losses-classification",
  formula: String.raw`\frac{1}{(1 + e^{y f})^2}`,
  domain: { prediction: "real", target: "sign" },
  options: { labels: labelsOption },
  properties: {
    convex: false,
    robust: true,
    smooth: true,
    minimisedBy: "log-odds of the mean",
    // The largest 2q²(1 − q), at q = 2/3.
    lipschitz: 8 / 27,
  },
  elementwise: (score, target, { labels }) => marginOf(score, target, labels).neg().sigmoid().square(),
  references: [
    "H. Masnadi-Shirazi & N. Vasconcelos, On the Design of Loss Functions for Classification, NIPS 2008",
  ],
});
