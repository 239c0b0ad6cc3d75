import type { Tensor } from "@surprisal/tensor";
import type { HalfCauchy } from "./half-cauchy-entropy.js";
import type { BaseOption } from "./support/base.js";
import { ofDensities } from "./support/density.js";

/**
 * Kullback–Leibler divergence of two half-Cauchy distributions, `log((γp + γq)² / 4γpγq)`: that of the Cauchy ones. It
 * is symmetric.
 *
 * @returns the shape that the parameters broadcast to; numbers alone compute in float64
 * @throws ShapeError for parameters that do not broadcast, ValueError for one that is missing and a base that is none
 * @example
 * ```ts
 * import { halfCauchyKlDivergence } from "@surprisal/info-theory/half-cauchy-kl-divergence";
 * halfCauchyKlDivergence({ scale: 1 }, { scale: [1, 4] }).arraySync(); // → [0, 0.4462871026284195]
 * ```
 */
export function halfCauchyKlDivergence(p: HalfCauchy, q: HalfCauchy, options: BaseOption = {}): Tensor {
  return ofDensities("halfCauchyKlDivergence", { scale: undefined }, p, q, options, (p, q) =>
    p.scale.sub(q.scale).square().div(p.scale.mul(q.scale).mul(4)).log1p(),
  );
}
