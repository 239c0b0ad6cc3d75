import type { Tensor, TensorLike } from "@surprisal/tensor";
import { quantileOf, type ScoreOptions, score } from "./support/scores.js";

/**
 * The median of |prediction − target| over the samples: a metric that up to half of them cannot spoil.
 *
 * Samples lie along `axis`, the first unless given; each output has a median, which are averaged unless `reduction` is
 * "none". With `sampleWeight` it is the weighted median.
 *
 * @throws ShapeError unless prediction and target have one shape, with one weight per sample.
 * @example
 * ```ts
 * import { medianAbsoluteError } from "@surprisal/losses-regression/median-absolute-error";
 * medianAbsoluteError([1, 2, 3, 100], [0, 0, 0, 0]).itemSync(); // → 2.5
 * ```
 */
export function medianAbsoluteError(
  prediction: TensorLike,
  target: TensorLike,
  options: ScoreOptions = {},
): Tensor {
  return score("medianAbsoluteError", [prediction, target], options, (scored) => {
    const { prediction: f, target: y, axis } = scored;
    return quantileOf(f.sub(y).abs(), 0.5, scored).squeeze(axis);
  });
}
