import type { Tensor, TensorLike } from "@surprisal/tensor";
import type { BaseOption } from "./support/base.js";
import { cressieReadTerm } from "./support/cressie-read-term.js";
import { ofDensities } from "./support/density.js";

/** A Poisson distribution for every element. */
export interface Poisson {
  /** λ ≥ 0, the mean. */
  readonly rate: TensorLike;
}

/**
 * Kullback–Leibler divergence of two Poisson distributions, `λp log(λp / λq) − λp + λq`.
 *
 * λq at λp = 0; ∞ where only λq is 0. The entropy of a Poisson distribution has no closed form.
 *
 * @returns the shape that the parameters broadcast to; numbers alone compute in float64
 * @throws ShapeError for parameters that do not broadcast, ValueError for one that is missing and a base that is none
 * @example
 * ```ts
 * import { poissonKlDivergence } from "@surprisal/info-theory/poisson-kl-divergence";
 * poissonKlDivergence({ rate: [0, 1] }, { rate: 2 }).arraySync(); // → [2, 0.3068528194400547]
 * ```
 */
export function poissonKlDivergence(p: Poisson, q: Poisson, options: BaseOption = {}): Tensor {
  return ofDensities("poissonKlDivergence", { rate: undefined }, p, q, options, (p, q) =>
    cressieReadTerm(p.rate, q.rate, 1),
  );
}
