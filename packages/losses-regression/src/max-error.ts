import type { Tensor, TensorLike } from "@surprisal/tensor";
import { type ScoreOptions, score } from "./support/scores.js";

/**
 * The largest |prediction − target| of all samples, a metric.
 *
 * Samples lie along `axis`, the first unless given; each output has a largest, which are averaged unless `reduction` is
 * "none".
 *
 * @throws ShapeError unless prediction and target have one shape.
 * @example
 * ```ts
 * import { maxError } from "@surprisal/losses-regression/max-error";
 * maxError([1, -5, 3], [0, 0, 0]).itemSync(); // → 5
 * ```
 */
export function maxError(
  prediction: TensorLike,
  target: TensorLike,
  options: Omit<ScoreOptions, "sampleWeight"> = {},
): Tensor {
  return score("maxError", [prediction, target], options, ({ prediction: f, target: y, axis }) =>
    f.sub(y).abs().max(axis),
  );
}
