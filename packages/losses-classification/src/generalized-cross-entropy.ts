import { defineLoss } from "@surprisal/loss-registry";
import { classLoss, classOptions } from "./support/class-target.js";

/**
 * Between cross-entropy and absolute error, for labels that may be wrong: (1 − p_y^q) / q.
 *
 * Bounded by 1/q; it tends to softmaxCrossEntropy as `q` tends to 0, and `q` 1 is 1 − p_y, half the absolute error. Its
 * gradient is p_y^q times that of cross-entropy. Computed from log p, it keeps small losses and has no NaN at logits −∞.
 *
 * @throws ValueError for a class index that does not exist, ShapeError for targets of another shape.
 * @example
 * ```ts
 * import { generalizedCrossEntropy } from "@surprisal/losses-classification/generalized-cross-entropy";
 * generalizedCrossEntropy([[0, Math.log(3)]], [0]).itemSync(); // → 1
 * generalizedCrossEntropy([[0, Math.log(3)]], [0], { q: 1 }).itemSync(); // → 0.75
 * ```
 */
export const generalizedCrossEntropy = /* @__PURE__ */ defineLoss({
  name: "generalizedCrossEntropy",
  title: "Generalised cross-entropy",
  plugin: "@surprisal/losses-classification",
  formula: String.raw`\sum_k y_k\,\frac{1 - p_k^q}{q},\quad p = \operatorname{softmax}(z)`,
  domain: { prediction: "logits", target: ["classIndex", "distribution"] },
  options: {
    ...classOptions,
    q: { default: 0.5, exclusiveMin: 0, max: 1, summary: "Towards 0 cross-entropy, at 1 absolute error." },
  },
  properties: { convex: false, robust: true, smooth: true, lipschitz: 1 },
  perSample: (logits, target, options) =>
    classLoss("generalizedCrossEntropy", logits, target, options, ({ scores, axis, expect }) =>
      expect(scores.logSoftmax(axis), (logP) => logP.mul(options.q).expm1()).div(-options.q),
    ),
  references: [
    "Z. Zhang & M. Sabuncu, Generalized Cross Entropy Loss for Training Deep Neural Networks with Noisy Labels, NeurIPS 2018",
  ],
  peers: { Keras: "losses.CategoricalGeneralizedCrossEntropy" },
});
