import type { Tensor, TensorLike } from "@surprisal/tensor";
import { type BinOptions, gaps, readForecasts, sortIntoBins } from "./support/calibration.js";

/**
 * How far predicted probabilities lie at most from the frequencies that come true: the largest distance of both in a bin
 * of the reliability curve. A metric, 0 for calibrated forecasts and at most 1.
 *
 * Probabilities with labels 0 and 1 of one shape are those of the positive class; with distributions along the last axis
 * and class indices, those of the likeliest class, which is right or wrong. `bins`, 15 unless given, are intervals
 * (a, b] of equal width. NaN for no forecasts.
 *
 * @throws ShapeError for targets of another shape; ValueError for a number of bins that is none
 * @example
 * ```ts
 * import { maximumCalibrationError } from "@surprisal/losses-classification/maximum-calibration-error";
 * maximumCalibrationError([0.1, 0.3, 0.9, 0.9], [0, 1, 1, 1], { bins: 2 }).itemSync(); // → 0.3
 * ```
 */
export function maximumCalibrationError(
  probability: TensorLike,
  target: TensorLike,
  { bins = 15 }: BinOptions = {},
): Tensor {
  const name = "maximumCalibrationError";
  const forecasts = readForecasts(name, probability, target);
  const largest = gaps(sortIntoBins(name, forecasts, bins)).gap.max();
  return forecasts.confidence.size === 0 ? largest.add(Number.NaN) : largest;
}
