import type { Tensor } from "@surprisal/tensor";
import type { Exponential } from "./exponential-entropy.js";
import { ofDensities } from "./support/density.js";

/**
 * Wasserstein distance of two exponential distributions, `√2 |1/λp − 1/λq|`. Cost is the squared distance, of which
 * the root is taken: the order is 2. The slope where the two are equal is taken as 0.
 *
 * @returns the shape that the parameters broadcast to; numbers alone compute in float64
 * @throws ShapeError for parameters that do not broadcast, ValueError for one that is missing
 * @example
 * ```ts
 * import { exponentialWassersteinDistance } from "@surprisal/info-theory/exponential-wasserstein-distance";
 * exponentialWassersteinDistance({ rate: 1 }, { rate: [1, 0.5] }).arraySync(); // → [0, 1.4142135623730951]
 * ```
 */
export function exponentialWassersteinDistance(p: Exponential, q: Exponential): Tensor {
  return ofDensities("exponentialWassersteinDistance", { rate: undefined }, p, q, {}, (p, q) =>
    p.rate.reciprocal().sub(q.rate.reciprocal()).abs().mul(Math.SQRT2),
  );
}
