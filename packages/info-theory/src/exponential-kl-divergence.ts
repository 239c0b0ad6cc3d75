import type { Tensor } from "@surprisal/tensor";
import type { Exponential } from "./exponential-entropy.js";
import type { BaseOption } from "./support/base.js";
import { ofDensities } from "./support/density.js";
import { excess } from "./support/excess.js";

/**
 * Kullback–Leibler divergence of two exponential distributions, `log(λp / λq) + λq / λp − 1`. 0 where the two are
 * equal and positive elsewhere; nearly equal ones keep their digits.
 *
 * @returns the shape that the parameters broadcast to; numbers alone compute in float64
 * @throws ShapeError for parameters that do not broadcast, ValueError for one that is missing and a base that is none
 * @example
 * ```ts
 * import { exponentialKlDivergence } from "@surprisal/info-theory/exponential-kl-divergence";
 * exponentialKlDivergence({ rate: 1 }, { rate: [1, 2] }).arraySync(); // → [0, 0.3068528194400547]
 * ```
 */
export function exponentialKlDivergence(p: Exponential, q: Exponential, options: BaseOption = {}): Tensor {
  return ofDensities("exponentialKlDivergence", { rate: undefined }, p, q, options, (p, q) =>
    excess(q.rate, p.rate),
  );
}
