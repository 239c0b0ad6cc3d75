import type { Tensor, TensorLike } from "@surprisal/tensor";
import type { BaseOption } from "./support/base.js";
import { ofDensity } from "./support/density.js";

/** A Laplace distribution for every element. */
export interface Laplace {
  /** Where it is centred; entropies do not depend on it. Default 0. */
  readonly location?: TensorLike;
  /** The mean distance from the centre, b > 0. */
  readonly scale: TensorLike;
}

/**
 * Differential entropy of the Laplace density, `1 + log 2b`: the largest among the densities of that mean absolute
 * deviation.
 *
 * −∞ at b = 0, NaN below.
 *
 * @returns the shape that the parameters broadcast to; numbers alone compute in float64
 * @throws ShapeError for parameters that do not broadcast, ValueError for one that is missing and a base that is none
 * @example
 * ```ts
 * import { laplaceEntropy } from "@surprisal/info-theory/laplace-entropy";
 * laplaceEntropy({ scale: [0.5, 1] }).arraySync(); // → [1, 1.6931471805599454]
 * ```
 */
export function laplaceEntropy(density: Laplace, options: BaseOption = {}): Tensor {
  return ofDensity("laplaceEntropy", { location: 0, scale: undefined }, density, options, ({ scale }) =>
    scale.log().add(1 + Math.LN2),
  );
}
