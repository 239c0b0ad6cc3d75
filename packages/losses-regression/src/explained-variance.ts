import type { Tensor, TensorLike } from "@surprisal/tensor";
import { average, type ScoreOptions, score, skill } from "./support/scores.js";

/**
 * The share of the targets' variance that is not left in the residuals, 1 − var(target − prediction)/var(target). A
 * metric: unlike `r2Score` it does not mind an offset.
 *
 * Samples lie along `axis`, the first unless given; each output has a score, which are averaged unless `reduction` is
 * "none". Where all targets are equal it is 1 when all residuals are equal too, and else 0, as in scikit-learn.
 *
 * @throws ShapeError unless prediction and target have one shape, with one weight per sample.
 * @example
 * ```ts
 * import { explainedVariance } from "@surprisal/losses-regression/explained-variance";
 * explainedVariance([11, 12, 13], [1, 2, 3]).itemSync(); // → 1
 * ```
 */
export function explainedVariance(
  prediction: TensorLike,
  target: TensorLike,
  options: ScoreOptions = {},
): Tensor {
  return score("explainedVariance", [prediction, target], options, (scored) => {
    const variance = (x: Tensor) => average(x.sub(average(x, scored)).square(), scored);
    const { prediction: f, target: y, axis } = scored;
    return skill(variance(y.sub(f)), variance(y), axis);
  });
}
