import type { Tensor, TensorLike } from "@surprisal/tensor";
import type { BaseOption } from "./support/base.js";
import { ofDensity } from "./support/density.js";

/** The distribution of |x| with x Cauchy around 0, for every element. */
export interface HalfCauchy {
  /** γ > 0. */
  readonly scale: TensorLike;
}

/**
 * Differential entropy of the half-Cauchy density, `log 2πγ`: one bit less than that of the Cauchy density.
 *
 * −∞ at γ = 0, NaN below.
 *
 * @returns the shape that the parameters broadcast to; numbers alone compute in float64
 * @throws ShapeError for parameters that do not broadcast, ValueError for one that is missing and a base that is none
 * @example
 * ```ts
 * import { halfCauchyEntropy } from "@surprisal/info-theory/half-cauchy-entropy";
 * halfCauchyEntropy({ scale: 1 }).itemSync(); // → 1.8378770664093453
 * ```
 */
export function halfCauchyEntropy(density: HalfCauchy, options: BaseOption = {}): Tensor {
  return ofDensity("halfCauchyEntropy", { scale: undefined }, density, options, ({ scale }) =>
    scale.log().add(Math.log(2 * Math.PI)),
  );
}
