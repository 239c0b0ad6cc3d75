import { defineLoss } from "@surprisal/loss-registry";
import type { Tensor } from "@surprisal/tensor";
import { classCountsOption } from "./support/class-counts.js";
import { countedClassOptions } from "./support/class-target.js";
import { crossEntropy } from "./support/cross-entropy.js";

const { axis, ignoreIndex } = countedClassOptions;

/**
 * Softmax cross-entropy whose class weights are the inverse effective numbers of samples, for a long tail of classes.
 *
 * A class of n samples weighs (1 − β)/(1 − βⁿ), scaled so that the weights of all classes average 1; the mean divides by
 * the number of samples. `classCounts` are the n; without them all classes weigh 1. `beta` 0 weighs all classes alike, and
 * towards 1 it weighs by 1/n. Targets are class indices or distributions.
 *
 * @throws ValueError for a class index that does not exist, ShapeError when the counts are not one for each class.
 * @example
 * ```ts
 * import { classBalanced } from "@surprisal/losses-classification/class-balanced";
 * classBalanced([[0, 0], [0, 0]], [0, 1], { classCounts: [1, 2], beta: 0.5, reduction: "none" }).arraySync();
 * // → [0.83178, 0.55452]
 * ```
 */
export const classBalanced = /* @__PURE__ */ defineLoss({
  name: "classBalanced",
  title: "Class-balanced cross-entropy",
  plugin: "@surprisal/losses-classification",
  formula: String.raw`-\sum_k w_k y_k \log\operatorname{softmax}(z)_k,\quad w_k \propto \frac{1 - \beta}{1 - \beta^{n_k}}`,
  domain: { prediction: "logits", target: ["classIndex", "distribution"] },
  options: {
    axis,
    ignoreIndex,
    classCounts: classCountsOption,
    beta: {
      default: 0.999,
      min: 0,
      exclusiveMax: 1,
      summary: "0 weighs all classes alike; towards 1, by 1/n.",
    },
  },
  properties: { convex: true, robust: true, smooth: true },
  perSample(logits, target, { axis, ignoreIndex, classCounts, beta }) {
    const classWeight = classCounts && effectiveWeights(classCounts.cast(logits.dtype), beta);
    const options = { axis, ignoreIndex, classWeight, labelSmoothing: 0, normalizeBy: "count" } as const;
    return crossEntropy("classBalanced", logits, target, options, ({ scores, axis }) =>
      scores.logSoftmax(axis),
    );
  },
  references: ["Y. Cui et al., Class-Balanced Loss Based on Effective Number of Samples, CVPR 2019"],
});

function effectiveWeights(counts: Tensor, beta: number): Tensor {
  // 1/(1 − βⁿ), computed as −1/expm1(n log β).
  const inverse = counts.mul(Math.log(beta)).expm1().neg().reciprocal();
  return inverse.div(inverse.mean());
}
