import type { Tensor } from "@surprisal/tensor";
import type { Rayleigh } from "./rayleigh-entropy.js";
import { ofDensities } from "./support/density.js";
import { hellinger, overlapOfScales } from "./support/hellinger.js";

/**
 * Hellinger distance of two Rayleigh distributions, `√(1 − 2σpσq / (σp² + σq²))`. From 0 to 1; the slope where the two
 * are equal is taken as 0.
 *
 * @returns the shape that the parameters broadcast to; numbers alone compute in float64
 * @throws ShapeError for parameters that do not broadcast, ValueError for one that is missing
 * @example
 * ```ts
 * import { rayleighHellingerDistance } from "@surprisal/info-theory/rayleigh-hellinger-distance";
 * rayleighHellingerDistance({ scale: 1 }, { scale: [1, 2] }).arraySync(); // → [0, 0.4472135954999579]
 * ```
 */
export function rayleighHellingerDistance(p: Rayleigh, q: Rayleigh): Tensor {
  return ofDensities("rayleighHellingerDistance", { scale: undefined }, p, q, {}, (p, q) =>
    hellinger(overlapOfScales(p.scale, q.scale)),
  );
}
