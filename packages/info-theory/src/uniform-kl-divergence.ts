import type { Tensor } from "@surprisal/tensor";
import type { BaseOption } from "./support/base.js";
import { ofDensities } from "./support/density.js";
import { logRatio } from "./support/log-ratio.js";
import type { Uniform } from "./uniform-entropy.js";

/**
 * Kullback–Leibler divergence of two uniform distributions: the logarithm of the quotient of their lengths where the
 * interval of p lies in that of q, and ∞ elsewhere.
 *
 * @returns the shape that the parameters broadcast to; numbers alone compute in float64
 * @throws ShapeError for parameters that do not broadcast, ValueError for one that is missing and a base that is none
 * @example
 * ```ts
 * import { uniformKlDivergence } from "@surprisal/info-theory/uniform-kl-divergence";
 * uniformKlDivergence({ low: 0, high: [1, 3] }, { low: 0, high: 2 }, { base: 2 }).arraySync(); // → [1, Infinity]
 * ```
 */
export function uniformKlDivergence(p: Uniform, q: Uniform, options: BaseOption = {}): Tensor {
  return ofDensities("uniformKlDivergence", { low: undefined, high: undefined }, p, q, options, (p, q) => {
    const within = q.low.lessEqual(p.low).logicalAnd(p.high.lessEqual(q.high));
    const divergence = logRatio(q.high.sub(q.low), p.high.sub(p.low));
    return within.where(divergence, Number.POSITIVE_INFINITY);
  });
}
