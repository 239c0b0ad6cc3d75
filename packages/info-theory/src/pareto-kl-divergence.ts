import type { Tensor } from "@surprisal/tensor";
import type { Pareto } from "./pareto-entropy.js";
import type { BaseOption } from "./support/base.js";
import { ofDensities } from "./support/density.js";
import { excess } from "./support/excess.js";
import { logRatio } from "./support/log-ratio.js";

/**
 * Kullback–Leibler divergence of two Pareto distributions, `αq log(xp / xq) + log(αp / αq) + αq / αp − 1` where p
 * begins no lower than q, and ∞ elsewhere.
 *
 * @returns the shape that the parameters broadcast to; numbers alone compute in float64
 * @throws ShapeError for parameters that do not broadcast, ValueError for one that is missing and a base that is none
 * @example
 * ```ts
 * import { paretoKlDivergence } from "@surprisal/info-theory/pareto-kl-divergence";
 * paretoKlDivergence({ alpha: 1 }, { alpha: 2, scale: [1, 2] }).arraySync(); // → [0.3068528194400547, Infinity]
 * ```
 */
export function paretoKlDivergence(p: Pareto, q: Pareto, options: BaseOption = {}): Tensor {
  return ofDensities("paretoKlDivergence", { scale: 1, alpha: undefined }, p, q, options, (p, q) => {
    const divergence = q.alpha.mul(logRatio(p.scale, q.scale)).add(excess(q.alpha, p.alpha));
    return q.scale.lessEqual(p.scale).where(divergence, Number.POSITIVE_INFINITY);
  });
}
