import type { Tensor } from "@surprisal/tensor";
import type { Normal } from "./normal-entropy.js";
import { ofDensities } from "./support/density.js";
import { hellinger } from "./support/hellinger.js";
import { overlapOfNormals } from "./support/normal-divergence.js";

/**
 * Hellinger distance of two normal distributions, `√(1 − √(2σpσq / (σp² + σq²)) e^(−(μp − μq)² / 4(σp² + σq²)))`. From
 * 0 to 1; the slope where the two are equal is taken as 0.
 *
 * @returns the shape that the parameters broadcast to; numbers alone compute in float64
 * @throws ShapeError for parameters that do not broadcast, ValueError for one that is missing
 * @example
 * ```ts
 * import { normalHellingerDistance } from "@surprisal/info-theory/normal-hellinger-distance";
 * normalHellingerDistance({ standardDeviation: 1 }, { mean: [0, 1e9], standardDeviation: 1 }).arraySync(); // → [0, 1]
 * ```
 */
export function normalHellingerDistance(p: Normal, q: Normal): Tensor {
  return ofDensities("normalHellingerDistance", { mean: 0, standardDeviation: undefined }, p, q, {}, (p, q) =>
    hellinger(overlapOfNormals(p, q)),
  );
}
