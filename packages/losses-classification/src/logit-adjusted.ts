import { defineLoss } from "@surprisal/loss-registry";
import { classCountsOption } from "./support/class-counts.js";
import { perClass } from "./support/class-target.js";
import { crossEntropy, crossEntropyOptions } from "./support/cross-entropy.js";

/**
 * Softmax cross-entropy of logits moved by the logarithm of how frequent each class is: z + τ log n.
 *
 * The model learns what the classes look like and not how frequent they are, so that it does well when all are equally
 * frequent. With `tau` 1 this is balanced softmax. `classCounts` are the n, on any scale; without them it is
 * softmaxCrossEntropy. A class of count 0 has no probability. Targets are class indices or distributions.
 *
 * @throws ValueError for a class index that does not exist, ShapeError when the counts are not one for each class.
 * @example
 * ```ts
 * import { logitAdjusted } from "@surprisal/losses-classification/logit-adjusted";
 * logitAdjusted([[0, 0]], [1], { classCounts: [3, 1] }).itemSync(); // → 1.3863
 * ```
 */
export const logitAdjusted = /* @__PURE__ */ defineLoss({
  name: "logitAdjusted",
  aliases: ["balancedSoftmax"],
  title: "Logit-adjusted cross-entropy",
  plugin: "@surprisal/losses-classification",
  formula: String.raw`-\sum_k y_k \log\operatorname{softmax}(z + \tau \log n)_k`,
  domain: { prediction: "logits", target: ["classIndex", "distribution"] },
  options: {
    ...crossEntropyOptions,
    classCounts: classCountsOption,
    tau: { default: 1, min: 0, summary: "How much of the frequencies is taken into account." },
  },
  properties: { convex: true, robust: true, smooth: true },
  perSample: (logits, target, options) =>
    crossEntropy("logitAdjusted", logits, target, options, ({ scores, axis, classes }) => {
      const { classCounts, tau } = options;
      if (classCounts === undefined) return scores.logSoftmax(axis);
      const counts = perClass("logitAdjusted", "classCounts", classCounts, classes, axis, scores.rank);
      return scores.add(counts.cast(scores.dtype).log().mul(tau)).logSoftmax(axis);
    }),
  references: [
    "A. K. Menon et al., Long-Tail Learning via Logit Adjustment, ICLR 2021",
    "J. Ren et al., Balanced Meta-Softmax for Long-Tailed Visual Recognition, NeurIPS 2020",
  ],
});
