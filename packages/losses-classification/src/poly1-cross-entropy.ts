import { defineLoss } from "@surprisal/loss-registry";
import { classLoss, classOptions } from "./support/class-target.js";

/**
 * Softmax cross-entropy whose first polynomial coefficient is larger by `epsilon`: −Σ y log p + ε Σ y (1 − p).
 *
 * Of the expansion of −log p in powers of 1 − p, the first term dominates the gradient of samples well classified.
 * `epsilon` 0 is softmaxCrossEntropy, −1 takes the term away. Targets are class indices or distributions.
 *
 * @throws ValueError for a class index that does not exist, ShapeError for targets of another shape.
 * @example
 * ```ts
 * import { poly1CrossEntropy } from "@surprisal/losses-classification/poly1-cross-entropy";
 * poly1CrossEntropy([[0, 0]], [1]).itemSync(); // → 1.6931
 * poly1CrossEntropy([[0, 0]], [1], { epsilon: -1 }).itemSync(); // → 0.1931
 * ```
 */
export const poly1CrossEntropy = /* @__PURE__ */ defineLoss({
  name: "poly1CrossEntropy",
  aliases: ["polyLoss"],
  title: "Poly-1 cross-entropy",
  plugin: "@surprisal/losses-classification",
  formula: String.raw`\sum_k y_k\,\bigl(-\log p_k + \epsilon\,(1 - p_k)\bigr),\quad p = \operatorname{softmax}(z)`,
  domain: { prediction: "logits", target: ["classIndex", "distribution"] },
  options: {
    ...classOptions,
    epsilon: { default: 2, min: -1, summary: "What is added to the first coefficient, which is 1." },
  },
  properties: { robust: true, smooth: true },
  perSample: (logits, target, options) =>
    classLoss("poly1CrossEntropy", logits, target, options, ({ scores, axis, expect }) =>
      expect(scores.logSoftmax(axis), (logP) => logP.add(logP.expm1().mul(options.epsilon))).neg(),
    ),
  references: [
    "Z. Leng et al., PolyLoss: A Polynomial Expansion Perspective of Classification Loss Functions, ICLR 2022",
  ],
  peers: { optax: "poly_loss_cross_entropy" },
});
