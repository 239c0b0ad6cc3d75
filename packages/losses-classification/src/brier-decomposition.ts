import type { Tensor, TensorLike } from "@surprisal/tensor";
import { type BinOptions, readForecasts, sortIntoBins } from "./support/calibration.js";

/** The Brier score is reliability − resolution + uncertainty + residual. */
export interface BrierDecomposition {
  /** The mean squared distance of the predicted probabilities from the frequencies in their bins: 0 is best. */
  readonly reliability: Tensor;
  /** The mean squared distance of those frequencies from the overall one: what the forecasts tell apart. */
  readonly resolution: Tensor;
  /** The variance of the outcomes, which no forecast changes. */
  readonly uncertainty: Tensor;
  /** What lies within the bins: 0 where all forecasts of a bin are equal. */
  readonly residual: Tensor;
}

/**
 * Murphy's decomposition of the Brier score into reliability, resolution and uncertainty, with what the binning leaves
 * over, so that reliability − resolution + uncertainty + residual is the score. Metrics.
 *
 * Probabilities with labels 0 and 1 of one shape are those of the positive class; with distributions along the last axis
 * and class indices, those of the likeliest class, which is right or wrong. `bins`, 10 unless given, are intervals
 * (a, b] of equal width. NaN for no forecasts.
 *
 * @throws ShapeError for targets of another shape; ValueError for a number of bins that is none
 * @example
 * ```ts
 * import { brierDecomposition } from "@surprisal/losses-classification/brier-decomposition";
 * const { reliability, resolution, uncertainty, residual } = brierDecomposition([0.2, 0.2, 0.8, 0.8], [0, 1, 1, 1]);
 * [reliability, resolution, uncertainty, residual].map((part) => part.itemSync());
 * // → [0.065, 0.0625, 0.1875, 0]
 * ```
 */
export function brierDecomposition(
  probability: TensorLike,
  target: TensorLike,
  { bins = 10 }: BinOptions = {},
): BrierDecomposition {
  const forecasts = readForecasts("brierDecomposition", probability, target);
  const { member, count, confidence, frequency } = sortIntoBins("brierDecomposition", forecasts, bins);
  const base = forecasts.outcome.mean();
  const empty = count.equal(0);
  const overBins = (x: Tensor) => empty.where(0, x).mul(count).sum().div(count.sum());
  // What each forecast and outcome differs by from the mean of its bin.
  const ownMean = (means: Tensor) => member.where(empty.where(0, means), 0).sum(1);
  const strays = forecasts.confidence.sub(ownMean(confidence));
  const surprises = forecasts.outcome.sub(ownMean(frequency));
  return {
    reliability: overBins(confidence.sub(frequency).square()),
    resolution: overBins(frequency.sub(base).square()),
    uncertainty: base.mul(base.neg().add(1)),
    residual: strays.square().sub(strays.mul(surprises).mul(2)).mean(),
  };
}
