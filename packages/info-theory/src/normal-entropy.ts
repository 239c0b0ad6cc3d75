import type { Tensor, TensorLike } from "@surprisal/tensor";
import type { BaseOption } from "./support/base.js";
import { ofDensity } from "./support/density.js";

/** A normal distribution for every element. */
export interface Normal {
  /** Where it is centred: no entropy depends on it. Default 0. */
  readonly mean?: TensorLike;
  /** How wide it is, σ > 0. */
  readonly standardDeviation: TensorLike;
}

/**
 * Differential entropy of the normal density, `½ log(2πe σ²)`: the largest among the densities of that variance.
 *
 * Unlike the entropy of outcomes it may be negative: it is below 0 from σ < 0.2420 on, and −∞ at σ = 0. NaN for σ < 0.
 *
 * @returns the shape that the parameters broadcast to; numbers alone compute in float64
 * @throws ShapeError for parameters that do not broadcast, ValueError for one that is missing and a base that is none
 * @example
 * ```ts
 * import { normalEntropy } from "@surprisal/info-theory/normal-entropy";
 * normalEntropy({ standardDeviation: [1, 0.1] }).arraySync(); // → [1.4189385332046727, -0.8836465597893729]
 * ```
 */
export function normalEntropy(density: Normal, options: BaseOption = {}): Tensor {
  return ofDensity(
    "normalEntropy",
    { mean: 0, standardDeviation: undefined },
    density,
    options,
    ({ standardDeviation }) => standardDeviation.log().add(0.5 * Math.log(2 * Math.PI * Math.E)),
  );
}
