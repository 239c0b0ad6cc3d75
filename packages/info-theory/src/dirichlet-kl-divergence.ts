import type { Tensor } from "@surprisal/tensor";
import type { Dirichlet } from "./dirichlet-entropy.js";
import type { BaseOption } from "./support/base.js";
import { ofDensities } from "./support/density.js";

/**
 * Kullback–Leibler divergence of two Dirichlet distributions, `log B(q) − log B(p) + Σ (pₖ − qₖ)(ψ(pₖ) − ψ(Σ p))`,
 * with B the multivariate beta function and ψ the digamma function.
 *
 * @returns the axes in front of the last; numbers alone compute in float64
 * @throws ShapeError for parameters that do not broadcast, ValueError for one that is missing and a base that is none
 * @example
 * ```ts
 * import { dirichletKlDivergence } from "@surprisal/info-theory/dirichlet-kl-divergence";
 * const p = { concentration: [1, 1] };
 * dirichletKlDivergence(p, { concentration: [[1, 1], [2, 2]] }).arraySync(); // → [0, 0.208240530771945]
 * ```
 */
export function dirichletKlDivergence(p: Dirichlet, q: Dirichlet, options: BaseOption = {}): Tensor {
  return ofDensities(
    "dirichletKlDivergence",
    { concentration: undefined },
    p,
    q,
    options,
    ({ concentration: p }, { concentration: q }) => {
      const total = p.sum(-1, { keepDims: true });
      const terms = q
        .lgamma()
        .sub(p.lgamma())
        .add(p.sub(q).mul(p.digamma().sub(total.digamma())));
      return terms.sum(-1).add(total.squeeze(-1).lgamma()).sub(q.sum(-1).lgamma());
    },
  );
}
