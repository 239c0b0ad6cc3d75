import type { Tensor } from "@surprisal/tensor";
import type { Exponential } from "./exponential-entropy.js";
import { ofDensities } from "./support/density.js";
import { hellinger, overlapOfScales } from "./support/hellinger.js";

/**
 * Hellinger distance of two exponential distributions, `√(1 − 2√(λpλq) / (λp + λq))`. From 0 to 1; the slope where the
 * two are equal is taken as 0.
 *
 * @returns the shape that the parameters broadcast to; numbers alone compute in float64
 * @throws ShapeError for parameters that do not broadcast, ValueError for one that is missing
 * @example
 * ```ts
 * import { exponentialHellingerDistance } from "@surprisal/info-theory/exponential-hellinger-distance";
 * exponentialHellingerDistance({ rate: 1 }, { rate: [1, 4] }).arraySync(); // → [0, 0.4472135954999579]
 * ```
 */
export function exponentialHellingerDistance(p: Exponential, q: Exponential): Tensor {
  return ofDensities("exponentialHellingerDistance", { rate: undefined }, p, q, {}, (p, q) =>
    hellinger(overlapOfScales(p.rate.sqrt(), q.rate.sqrt())),
  );
}
