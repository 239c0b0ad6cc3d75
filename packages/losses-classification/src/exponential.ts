import { defineLoss } from "@surprisal/loss-registry";
import { labelsOption, marginOf } from "./support/labels.js";

/**
 * AdaBoost's loss on labels −1 and 1: e^(−y·f).
 *
 * Its slope is −y·e^(−y·f), so that a confident mistake outweighs everything else: one of 710 is ∞ in float64, one of 89
 * in float32. `logistic` grows linearly instead.
 *
 * @example
 * ```ts
 * import { exponential } from "@surprisal/losses-classification/exponential";
 * exponential([0, Math.log(2)], [1, -1], { reduction: "none" }).arraySync(); // → [1, 2]
 * exponential.valueAndGrad([0], [1]).gradient.arraySync(); // → [-1]
 * ```
 */
export const exponential = /* @__PURE__ */ defineLoss({
  name: "exponential",
  title: "Exponential",
  plugin: "@surprisal/losses-classification",
  formula: String.raw`e^{-y f}`,
  domain: { prediction: "real", target: "sign" },
  options: { labels: labelsOption },
  properties: { convex: true, robust: false, smooth: true, minimisedBy: "half the log-odds" },
  elementwise: (score, target, { labels }) => marginOf(score, target, labels).neg().exp(),
  references: ["Y. Freund & R. Schapire, A Decision-Theoretic Generalization of On-Line Learning, 1997"],
  peers: { "scikit-learn": 'GradientBoostingClassifier(loss="exponential")' },
});
