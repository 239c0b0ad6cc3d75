import type { Tensor, TensorLike } from "@surprisal/tensor";
import { type BinOptions, readForecasts, sortIntoBins } from "./support/calibration.js";

/** A point for each bin; NaN where it is empty. */
export interface ReliabilityCurve {
  /** The mean of the predicted probabilities. */
  readonly confidence: Tensor;
  /** How often it was so. */
  readonly frequency: Tensor;
  /** How many forecasts lie in the bin. */
  readonly count: Tensor;
}

/**
 * How often something happens that is predicted with a probability of about so much: the diagonal, for calibrated
 * forecasts. A metric.
 *
 * Probabilities with labels 0 and 1 of one shape are those of the positive class; with distributions along the last axis
 * and class indices, those of the likeliest class, which is right or wrong. `bins`, 10 unless given, are intervals
 * (a, b] of equal width.
 *
 * @throws ShapeError for targets of another shape; ValueError for a number of bins that is none
 * @example
 * ```ts
 * import { reliabilityCurve } from "@surprisal/losses-classification/reliability-curve";
 * const { confidence, frequency, count } = reliabilityCurve([0.1, 0.3, 0.9, 0.9], [0, 1, 1, 1], { bins: 2 });
 * confidence.arraySync(); // → [0.2, 0.9]
 * frequency.arraySync(); // → [0.5, 1]
 * count.arraySync(); // → [2, 2]
 * ```
 */
export function reliabilityCurve(
  probability: TensorLike,
  target: TensorLike,
  { bins = 10 }: BinOptions = {},
): ReliabilityCurve {
  const forecasts = readForecasts("reliabilityCurve", probability, target);
  const { confidence, frequency, count } = sortIntoBins("reliabilityCurve", forecasts, bins);
  return { confidence, frequency, count };
}
