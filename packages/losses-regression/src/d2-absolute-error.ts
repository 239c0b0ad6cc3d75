import type { Tensor, TensorLike } from "@surprisal/tensor";
import { average, quantileOf, type ScoreOptions, score, skill } from "./support/scores.js";

/**
 * The share of the absolute error that the prediction does away with, compared with the targets' median:
 * 1 − Σ|target − prediction|/Σ|target − median|. A metric: 1 is best, 0 is what the median achieves.
 *
 * Samples lie along `axis`, the first unless given; each output has a score, which are averaged unless `reduction` is
 * "none". With `sampleWeight` the median is the weighted one.
 *
 * @throws ShapeError unless prediction and target have one shape, with one weight per sample.
 * @example
 * ```ts
 * import { d2AbsoluteError } from "@surprisal/losses-regression/d2-absolute-error";
 * d2AbsoluteError([1, 2, 4], [1, 2, 3]).itemSync(); // → 0.5
 * ```
 */
export function d2AbsoluteError(
  prediction: TensorLike,
  target: TensorLike,
  options: ScoreOptions = {},
): Tensor {
  return score("d2AbsoluteError", [prediction, target], options, (scored) => {
    const { prediction: f, target: y, axis } = scored;
    const error = (constant: Tensor) => average(y.sub(constant).abs(), scored);
    return skill(error(f), error(quantileOf(y, 0.5, scored)), axis);
  });
}
