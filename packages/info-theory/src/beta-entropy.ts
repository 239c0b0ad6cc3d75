import type { Tensor, TensorLike } from "@surprisal/tensor";
import type { BaseOption } from "./support/base.js";
import { ofDensity } from "./support/density.js";
import { logBeta } from "./support/log-beta.js";

/** A beta distribution for every element. */
export interface Beta {
  /** α > 0: large where the mass is near 1. PyTorch's concentration1. */
  readonly alpha: TensorLike;
  /** β > 0: large where the mass is near 0. PyTorch's concentration0. */
  readonly beta: TensorLike;
}

/**
 * Differential entropy of the beta density, `log B(α, β) − (α − 1) ψ(α) − (β − 1) ψ(β) + (α + β − 2) ψ(α + β)`, with B
 * the beta function and ψ the digamma function.
 *
 * 0 for the uniform density, α = β = 1, and negative for all others.
 *
 * @returns the shape that the parameters broadcast to; numbers alone compute in float64
 * @throws ShapeError for parameters that do not broadcast, ValueError for one that is missing and a base that is none
 * @example
 * ```ts
 * import { betaEntropy } from "@surprisal/info-theory/beta-entropy";
 * betaEntropy({ alpha: [1, 2], beta: [1, 2] }).arraySync(); // → [0, -0.1250928027]
 * ```
 */
export function betaEntropy(density: Beta, options: BaseOption = {}): Tensor {
  return ofDensity(
    "betaEntropy",
    { alpha: undefined, beta: undefined },
    density,
    options,
    ({ alpha, beta }) => {
      const sum = alpha.add(beta);
      return logBeta(alpha, beta)
        .sub(alpha.sub(1).mul(alpha.digamma()))
        .sub(beta.sub(1).mul(beta.digamma()))
        .add(sum.sub(2).mul(sum.digamma()));
    },
  );
}
