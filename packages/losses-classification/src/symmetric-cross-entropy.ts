import { defineLoss } from "@surprisal/loss-registry";
import { classLoss, classOptions } from "./support/class-target.js";

/**
 * Cross-entropy in both directions, for labels that may be wrong: α H(y, p) + β H(p, y), with log 0 := log `eps`.
 *
 * H(y, p) = −Σ y log p learns; H(p, y) = −Σ p log max(y, eps), which is −log eps · (1 − p_y) for a class index, is
 * bounded and forgives. Targets are class indices or distributions.
 *
 * @throws ValueError for a class index that does not exist, ShapeError for targets of another shape.
 * @example
 * ```ts
 * import { symmetricCrossEntropy } from "@surprisal/losses-classification/symmetric-cross-entropy";
 * symmetricCrossEntropy([[0, 0]], [1]).itemSync(); // → 4.6745
 * symmetricCrossEntropy([[0, 0]], [1], { alpha: 1, beta: 0 }).itemSync(); // → 0.6931
 * ```
 */
export const symmetricCrossEntropy = /* @__PURE__ */ defineLoss({
  name: "symmetricCrossEntropy",
  title: "Symmetric cross-entropy",
  plugin: "@surprisal/losses-classification",
  formula: String.raw`-\alpha \sum_k y_k \log p_k - \beta \sum_k p_k \log\max(y_k, \epsilon),\quad p = \operatorname{softmax}(z)`,
  domain: { prediction: "logits", target: ["classIndex", "distribution"] },
  options: {
    ...classOptions,
    alpha: { default: 0.1, min: 0, summary: "Factor of the cross-entropy." },
    beta: { default: 1, min: 0, summary: "Factor of the reverse cross-entropy." },
    eps: {
      default: 1e-4,
      exclusiveMin: 0,
      exclusiveMax: 1,
      summary: "Stands for 0 in the logarithm of the target.",
    },
  },
  properties: { convex: false, robust: true, smooth: true },
  perSample(logits, target, options) {
    const { alpha, beta, eps } = options;
    return classLoss("symmetricCrossEntropy", logits, target, options, ({ scores, axis, expect, shares }) => {
      const logP = scores.logSoftmax(axis);
      const reverse =
        target.rank < logits.rank
          ? expect(logP, (l) => l.expm1()).mul(-Math.log(eps))
          : logP.exp().mul(shares().maximum(eps).log()).sum(axis);
      return expect(logP).mul(alpha).add(reverse.mul(beta)).neg();
    });
  },
  references: ["Y. Wang et al., Symmetric Cross Entropy for Robust Learning with Noisy Labels, ICCV 2019"],
});
