import { defineLoss } from "@surprisal/loss-registry";
import { labelsOption, marginOf } from "./support/labels.js";

/**
 * TangentBoost's loss on labels −1 and 1: (2 atan(y·f) − 1)². Bounded on both sides, it also penalises a score that is
 * too right: it is 0 at y·f = tan ½ ≈ 0.546.
 *
 * Its slope is 4y(2 atan(y·f) − 1)/(1 + f²). Defined for every score: at most (π + 1)², towards −∞, and (π − 1)²
 * towards ∞.
 *
 * @example
 * ```ts
 * import { tangent } from "@surprisal/losses-classification/tangent";
 * tangent([0, Math.tan(0.5)], [1, 1], { reduction: "none" }).arraySync(); // → [1, 0]
 * tangent.valueAndGrad([0], [1]).gradient.arraySync(); // → [-4]
 * ```
 */
export const tangent = /* @__PURE__ */ defineLoss({
  name: "tangent",
  title: "Tangent",
  plugin: "@surprisal/losses-classification",
  formula: String.raw`(2 \arctan(y f) - 1)^2`,
  domain: { prediction: "real", target: "sign" },
  options: { labels: labelsOption },
  properties: { convex: false, robust: true, smooth: true, minimisedBy: "tangent of half the mean" },
  elementwise: (score, target, { labels }) => marginOf(score, target, labels).atan().mul(2).sub(1).square(),
  references: [
    "H. Masnadi-Shirazi, V. Mahadevan & N. Vasconcelos, On the Design of Robust Classifiers for Computer Vision, CVPR 2010",
  ],
});
