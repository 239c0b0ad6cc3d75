import type { Tensor, TensorLike } from "@surprisal/tensor";
import type { BaseOption } from "./support/base.js";
import { ofDensity } from "./support/density.js";

/** An exponential distribution for every element. */
export interface Exponential {
  /** λ > 0, one over the mean. */
  readonly rate: TensorLike;
}

/**
 * Differential entropy of the exponential density, `1 − log λ`: the largest among the densities on [0, ∞) of that
 * mean.
 *
 * ∞ at λ = 0, NaN below.
 *
 * @returns the shape that the parameters broadcast to; numbers alone compute in float64
 * @throws ShapeError for parameters that do not broadcast, ValueError for one that is missing and a base that is none
 * @example
 * ```ts
 * import { exponentialEntropy } from "@surprisal/info-theory/exponential-entropy";
 * exponentialEntropy({ rate: [1, 2] }).arraySync(); // → [1, 0.3068528194400547]
 * ```
 */
export function exponentialEntropy(density: Exponential, options: BaseOption = {}): Tensor {
  return ofDensity("exponentialEntropy", { rate: undefined }, density, options, ({ rate }) =>
    rate.log().neg().add(1),
  );
}
