import type { Tensor } from "@surprisal/tensor";
import type { Cauchy } from "./cauchy-entropy.js";
import type { BaseOption } from "./support/base.js";
import { ofDensities } from "./support/density.js";

/**
 * Kullback–Leibler divergence of two Cauchy distributions, `log(((γp + γq)² + d²) / 4γpγq)` with d the distance of
 * their centres. It is symmetric.
 *
 * @returns the shape that the parameters broadcast to; numbers alone compute in float64
 * @throws ShapeError for parameters that do not broadcast, ValueError for one that is missing and a base that is none
 * @example
 * ```ts
 * import { cauchyKlDivergence } from "@surprisal/info-theory/cauchy-kl-divergence";
 * cauchyKlDivergence({ scale: 1 }, { location: [0, 2], scale: 1 }).arraySync(); // → [0, 0.6931471805599453]
 * ```
 */
export function cauchyKlDivergence(p: Cauchy, q: Cauchy, options: BaseOption = {}): Tensor {
  return ofDensities("cauchyKlDivergence", { location: 0, scale: undefined }, p, q, options, (p, q) => {
    const apart = p.location.sub(q.location).square().add(p.scale.sub(q.scale).square());
    return apart.div(p.scale.mul(q.scale).mul(4)).log1p();
  });
}
