import { defineLoss } from "@surprisal/loss-registry";
import { labelsOption, marginOf } from "./support/labels.js";
import { softened } from "./support/softened.js";

/**
 * The squared hinge max(0, 1 − y·f)² that turns linear, −4y·f, where y·f < −1: labels −1 and 1, tolerant of outliers.
 *
 * Its slope is −2y·(1 − y·f), between the margin and y·f = −1, and −4y beyond. The minimiser is an affine function of
 * the probability, so that (f + 1)/2, clipped to [0, 1], estimates it.
 *
 * @example
 * ```ts
 * import { modifiedHuber } from "@surprisal/losses-classification/modified-huber";
 * modifiedHuber([2, 0.5, -1, -3], 1, { reduction: "none" }).arraySync(); // → [0, 0.25, 4, 12]
 * modifiedHuber.valueAndGrad([0.5, -3], [1, 1], { reduction: "sum" }).gradient.arraySync(); // → [-1, -4]
 * ```
 */
export const modifiedHuber = /* @__PURE__ */ defineLoss({
  name: "modifiedHuber",
  title: "Modified Huber",
  plugin: "@surprisal/losses-classification",
  formula: String.raw`\begin{cases}\max(0,\, 1 - y f)^2 & y f \ge -1\\ -4 y f & y f < -1\end{cases}`,
  domain: { prediction: "real", target: "sign" },
  options: { labels: labelsOption },
  properties: { convex: true, robust: true, smooth: true, minimisedBy: "mean", lipschitz: 4 },
  elementwise: (score, target, { labels }) =>
    softened(marginOf(score, target, labels).neg().add(1), 2).mul(2),
  references: [
    "T. Zhang, Statistical Behavior and Consistency of Classification Methods, Ann. Stat. 32, 2004",
  ],
  peers: { "scikit-learn": 'SGDClassifier(loss="modified_huber")' },
});
