import type { Tensor, TensorLike } from "@surprisal/tensor";
import type { BaseOption } from "./support/base.js";
import { ofDensity } from "./support/density.js";

/** The distribution of eˣ with x normal, for every element. */
export interface LogNormal {
  /** The mean μ of x. Default 0. */
  readonly location?: TensorLike;
  /** The standard deviation σ > 0 of x. */
  readonly scale: TensorLike;
}

/**
 * Differential entropy of the log-normal density, `μ + ½ log(2πe σ²)`: that of its logarithm, and the mean of it.
 *
 * −∞ at σ = 0, NaN below.
 *
 * @returns the shape that the parameters broadcast to; numbers alone compute in float64
 * @throws ShapeError for parameters that do not broadcast, ValueError for one that is missing and a base that is none
 * @example
 * ```ts
 * import { logNormalEntropy } from "@surprisal/info-theory/log-normal-entropy";
 * logNormalEntropy({ location: 1, scale: 1 }).itemSync(); // → 2.4189385332046727
 * ```
 */
export function logNormalEntropy(density: LogNormal, options: BaseOption = {}): Tensor {
  return ofDensity(
    "logNormalEntropy",
    { location: 0, scale: undefined },
    density,
    options,
    ({ location, scale }) =>
      scale
        .log()
        .add(location)
        .add(0.5 * Math.log(2 * Math.PI * Math.E)),
  );
}
