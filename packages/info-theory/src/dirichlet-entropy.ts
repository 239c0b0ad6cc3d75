import type { Tensor, TensorLike } from "@surprisal/tensor";
import type { BaseOption } from "./support/base.js";
import { ofDensity } from "./support/density.js";

/** Dirichlet distributions, one along each last axis. */
export interface Dirichlet {
  /** α > 0; [..., K] for distributions over K outcomes. */
  readonly concentration: TensorLike;
}

/**
 * Differential entropy of the Dirichlet density on the simplex, `log B(α) + (α₀ − K) ψ(α₀) − Σ (αₖ − 1) ψ(αₖ)`, with
 * α₀ = Σ αₖ, B the multivariate beta function and ψ the digamma function.
 *
 * The largest is that of the uniform density, α = 1.
 *
 * @returns the axes in front of the last; numbers alone compute in float64
 * @throws ShapeError for parameters that do not broadcast, ValueError for one that is missing and a base that is none
 * @example
 * ```ts
 * import { dirichletEntropy } from "@surprisal/info-theory/dirichlet-entropy";
 * dirichletEntropy({ concentration: [1, 1, 1] }).itemSync(); // → -0.6931471805599453
 * ```
 */
export function dirichletEntropy(density: Dirichlet, options: BaseOption = {}): Tensor {
  return ofDensity(
    "dirichletEntropy",
    { concentration: undefined },
    density,
    options,
    ({ concentration: a }) => {
      const total = a.sum(-1);
      return a
        .lgamma()
        .sum(-1)
        .sub(total.lgamma())
        .add(total.sub(a.shape.at(-1) ?? 1).mul(total.digamma()))
        .sub(a.sub(1).mul(a.digamma()).sum(-1));
    },
  );
}
