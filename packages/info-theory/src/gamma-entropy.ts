import type { Tensor, TensorLike } from "@surprisal/tensor";
import type { BaseOption } from "./support/base.js";
import { ofDensity } from "./support/density.js";

/** A gamma distribution for every element. */
export interface Gamma {
  /** α > 0, often called its shape. */
  readonly concentration: TensorLike;
  /** β > 0, one over the scale. */
  readonly rate: TensorLike;
}

/**
 * Differential entropy of the gamma density, `α − log β + log Γ(α) + (1 − α) ψ(α)`, with ψ the digamma function.
 *
 * @returns the shape that the parameters broadcast to; numbers alone compute in float64
 * @throws ShapeError for parameters that do not broadcast, ValueError for one that is missing and a base that is none
 * @example
 * ```ts
 * import { gammaEntropy } from "@surprisal/info-theory/gamma-entropy";
 * gammaEntropy({ concentration: 1, rate: 2 }).itemSync(); // → 0.3068528194400547
 * ```
 */
export function gammaEntropy(density: Gamma, options: BaseOption = {}): Tensor {
  return ofDensity(
    "gammaEntropy",
    { concentration: undefined, rate: undefined },
    density,
    options,
    ({ concentration: a, rate }) =>
      a
        .sub(rate.log())
        .add(a.lgamma())
        .add(a.digamma().mul(a.neg().add(1))),
  );
}
