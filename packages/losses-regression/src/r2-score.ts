import type { Tensor, TensorLike } from "@surprisal/tensor";
import { average, type ScoreOptions, score, skill } from "./support/scores.js";

/**
 * The coefficient of determination R²: the share of the targets' variance that the prediction explains,
 * 1 − Σ(target − prediction)²/Σ(target − mean)². A metric: 1 is best, 0 is what the mean achieves, and it may be negative.
 *
 * Samples lie along `axis`, the first unless given; each output has a score, which are averaged unless `reduction` is
 * "none". Where all targets are equal it is 1 for a perfect prediction and else 0, as in scikit-learn.
 *
 * @throws ShapeError unless prediction and target have one shape, with one weight per sample.
 * @example
 * ```ts
 * import { r2Score } from "@surprisal/losses-regression/r2-score";
 * r2Score([1, 2, 4], [1, 2, 3]).itemSync(); // → 0.5
 * ```
 */
export function r2Score(prediction: TensorLike, target: TensorLike, options: ScoreOptions = {}): Tensor {
  return score("r2Score", [prediction, target], options, (scored) => {
    const { prediction: f, target: y, axis } = scored;
    const spread = y.sub(average(y, scored)).square();
    return skill(average(y.sub(f).square(), scored), average(spread, scored), axis);
  });
}
