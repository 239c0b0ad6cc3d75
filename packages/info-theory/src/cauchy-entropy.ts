import type { Tensor, TensorLike } from "@surprisal/tensor";
import type { BaseOption } from "./support/base.js";
import { ofDensity } from "./support/density.js";

/** A Cauchy distribution for every element. */
export interface Cauchy {
  /** Where it is centred; entropies do not depend on it. Default 0. */
  readonly location?: TensorLike;
  /** γ > 0, half of the width at half of the height. */
  readonly scale: TensorLike;
}

/**
 * Differential entropy of the Cauchy density, `log 4πγ`.
 *
 * −∞ at γ = 0, NaN below.
 *
 * @returns the shape that the parameters broadcast to; numbers alone compute in float64
 * @throws ShapeError for parameters that do not broadcast, ValueError for one that is missing and a base that is none
 * @example
 * ```ts
 * import { cauchyEntropy } from "@surprisal/info-theory/cauchy-entropy";
 * cauchyEntropy({ scale: 1 }).itemSync(); // → 2.5310242469692907
 * ```
 */
export function cauchyEntropy(density: Cauchy, options: BaseOption = {}): Tensor {
  return ofDensity("cauchyEntropy", { location: 0, scale: undefined }, density, options, ({ scale }) =>
    scale.log().add(Math.log(4 * Math.PI)),
  );
}
