import type { Tensor } from "@surprisal/tensor";
import type { Poisson } from "./poisson-kl-divergence.js";
import { ofDensities } from "./support/density.js";
import { hellinger } from "./support/hellinger.js";
import { hellingerTerm } from "./support/hellinger-term.js";

/**
 * Hellinger distance of two Poisson distributions, `√(1 − e^(−(√λp − √λq)² / 2))`. From 0 to 1; the slope where the
 * two are equal is taken as 0.
 *
 * @returns the shape that the parameters broadcast to; numbers alone compute in float64
 * @throws ShapeError for parameters that do not broadcast, ValueError for one that is missing
 * @example
 * ```ts
 * import { poissonHellingerDistance } from "@surprisal/info-theory/poisson-hellinger-distance";
 * poissonHellingerDistance({ rate: 1 }, { rate: [1, 4] }).arraySync(); // → [0, 0.62727]
 * ```
 */
export function poissonHellingerDistance(p: Poisson, q: Poisson): Tensor {
  return ofDensities("poissonHellingerDistance", { rate: undefined }, p, q, {}, (p, q) =>
    hellinger(hellingerTerm(p.rate, q.rate)),
  );
}
