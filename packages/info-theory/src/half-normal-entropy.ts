import type { Tensor, TensorLike } from "@surprisal/tensor";
import type { BaseOption } from "./support/base.js";
import { ofDensity } from "./support/density.js";

/** The distribution of |x| with x normal around 0, for every element. */
export interface HalfNormal {
  /** The standard deviation σ > 0 of x. */
  readonly scale: TensorLike;
}

/**
 * Differential entropy of the half-normal density, `½ log(πe σ² / 2)`: one bit less than that of the normal density.
 *
 * −∞ at σ = 0, NaN below.
 *
 * @returns the shape that the parameters broadcast to; numbers alone compute in float64
 * @throws ShapeError for parameters that do not broadcast, ValueError for one that is missing and a base that is none
 * @example
 * ```ts
 * import { halfNormalEntropy } from "@surprisal/info-theory/half-normal-entropy";
 * halfNormalEntropy({ scale: 1 }).itemSync(); // → 0.7257913526447274
 * ```
 */
export function halfNormalEntropy(density: HalfNormal, options: BaseOption = {}): Tensor {
  return ofDensity("halfNormalEntropy", { scale: undefined }, density, options, ({ scale }) =>
    scale.log().add(0.5 * Math.log((Math.PI * Math.E) / 2)),
  );
}
