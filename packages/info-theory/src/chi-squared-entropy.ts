import type { Tensor, TensorLike } from "@surprisal/tensor";
import type { BaseOption } from "./support/base.js";
import { ofDensity } from "./support/density.js";

/** A χ² distribution for every element. */
export interface ChiSquared {
  /** ν > 0. */
  readonly degreesOfFreedom: TensorLike;
}

/**
 * Differential entropy of the χ² density, `ν/2 + log 2Γ(ν/2) + (1 − ν/2) ψ(ν/2)`, with ψ the digamma function: that of
 * the gamma density with concentration ν/2 and rate ½.
 *
 * @returns the shape that the parameters broadcast to; numbers alone compute in float64
 * @throws ShapeError for parameters that do not broadcast, ValueError for one that is missing and a base that is none
 * @example
 * ```ts
 * import { chiSquaredEntropy } from "@surprisal/info-theory/chi-squared-entropy";
 * chiSquaredEntropy({ degreesOfFreedom: 2 }).itemSync(); // → 1.6931471805599454
 * ```
 */
export function chiSquaredEntropy(density: ChiSquared, options: BaseOption = {}): Tensor {
  return ofDensity(
    "chiSquaredEntropy",
    { degreesOfFreedom: undefined },
    density,
    options,
    ({ degreesOfFreedom }) => {
      const half = degreesOfFreedom.mul(0.5);
      return half
        .add(Math.LN2)
        .add(half.lgamma())
        .add(half.digamma().mul(half.neg().add(1)));
    },
  );
}
