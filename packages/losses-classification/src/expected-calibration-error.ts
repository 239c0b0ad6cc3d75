import { type Tensor, type TensorLike, ValueError } from "@surprisal/tensor";
import { type BinOptions, gaps, readForecasts, sortIntoBins } from "./support/calibration.js";

export interface CalibrationErrorOptions extends BinOptions {
  /** "l1" averages the distances, "l2" is the root of the mean of their squares. Default "l1". */
  readonly norm?: "l1" | "l2" | undefined;
}

/**
 * How far predicted probabilities lie from the frequencies that come true: the distance of both in each bin of the
 * reliability curve, averaged over the forecasts. A metric, 0 for calibrated forecasts and at most 1.
 *
 * Probabilities with labels 0 and 1 of one shape are those of the positive class; with distributions along the last axis
 * and class indices, those of the likeliest class, which is right or wrong. `bins`, 15 unless given, are intervals
 * (a, b] of equal width. NaN for no forecasts.
 *
 * @throws ShapeError for targets of another shape; ValueError for an unknown norm, or a number of bins that is none
 * @example
 * ```ts
 * import { expectedCalibrationError } from "@surprisal/losses-classification/expected-calibration-error";
 * expectedCalibrationError([0.1, 0.3, 0.9, 0.9], [0, 1, 1, 1], { bins: 2 }).itemSync(); // → 0.2
 * expectedCalibrationError([[0.7, 0.3], [0.4, 0.6]], [0, 0], { bins: 1 }).itemSync(); // → 0.15
 * ```
 */
export function expectedCalibrationError(
  probability: TensorLike,
  target: TensorLike,
  { bins = 15, norm = "l1" }: CalibrationErrorOptions = {},
): Tensor {
  const name = "expectedCalibrationError";
  if (norm !== "l1" && norm !== "l2") {
    throw new ValueError(
      `${name}: norm must be "l1" or "l2", not ${JSON.stringify(norm)}. The largest distance is maximumCalibrationError.`,
    );
  }
  const { gap, share } = gaps(sortIntoBins(name, readForecasts(name, probability, target), bins));
  return norm === "l1" ? gap.mul(share).sum() : gap.square().mul(share).sum().sqrt();
}
