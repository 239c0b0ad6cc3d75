import type { Tensor, TensorLike } from "@surprisal/tensor";
import type { BaseOption } from "./support/base.js";
import { ofDensity } from "./support/density.js";
import { EULER } from "./support/euler.js";

/** A Rayleigh distribution for every element: the length of a normal vector in the plane. */
export interface Rayleigh {
  /** The standard deviation σ > 0 of each coordinate. */
  readonly scale: TensorLike;
}

/**
 * Differential entropy of the Rayleigh density, `1 + log(σ / √2) + 0.5772… / 2`, with the Euler–Mascheroni constant.
 *
 * −∞ at σ = 0, NaN below.
 *
 * @returns the shape that the parameters broadcast to; numbers alone compute in float64
 * @throws ShapeError for parameters that do not broadcast, ValueError for one that is missing and a base that is none
 * @example
 * ```ts
 * import { rayleighEntropy } from "@surprisal/info-theory/rayleigh-entropy";
 * rayleighEntropy({ scale: 1 }).itemSync(); // → 0.9420342421707937
 * ```
 */
export function rayleighEntropy(density: Rayleigh, options: BaseOption = {}): Tensor {
  return ofDensity("rayleighEntropy", { scale: undefined }, density, options, ({ scale }) =>
    scale.log().add(1 - 0.5 * Math.LN2 + EULER / 2),
  );
}
