import type { Tensor } from "@surprisal/tensor";
import type { ChiSquared } from "./chi-squared-entropy.js";
import type { BaseOption } from "./support/base.js";
import { ofDensities } from "./support/density.js";

/**
 * Kullback–Leibler divergence of two χ² distributions, `½(νp − νq) ψ(νp/2) − log Γ(νp/2) + log Γ(νq/2)`, with ψ the
 * digamma function.
 *
 * @returns the shape that the parameters broadcast to; numbers alone compute in float64
 * @throws ShapeError for parameters that do not broadcast, ValueError for one that is missing and a base that is none
 * @example
 * ```ts
 * import { chiSquaredKlDivergence } from "@surprisal/info-theory/chi-squared-kl-divergence";
 * const p = { degreesOfFreedom: 2 };
 * chiSquaredKlDivergence(p, { degreesOfFreedom: [2, 4] }).arraySync(); // → [0, 0.5772156649015329]
 * ```
 */
export function chiSquaredKlDivergence(p: ChiSquared, q: ChiSquared, options: BaseOption = {}): Tensor {
  return ofDensities("chiSquaredKlDivergence", { degreesOfFreedom: undefined }, p, q, options, (p, q) => {
    const [a, b] = [p.degreesOfFreedom.mul(0.5), q.degreesOfFreedom.mul(0.5)];
    return a.sub(b).mul(a.digamma()).sub(a.lgamma()).add(b.lgamma());
  });
}
