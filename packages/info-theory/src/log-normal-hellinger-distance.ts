import type { Tensor } from "@surprisal/tensor";
import type { LogNormal } from "./log-normal-entropy.js";
import { ofDensities } from "./support/density.js";
import { hellinger } from "./support/hellinger.js";
import { overlapOfNormals } from "./support/normal-divergence.js";

/**
 * Hellinger distance of two log-normal distributions: that of the normal distributions of their logarithms. From 0 to
 * 1; the slope where the two are equal is taken as 0.
 *
 * @returns the shape that the parameters broadcast to; numbers alone compute in float64
 * @throws ShapeError for parameters that do not broadcast, ValueError for one that is missing
 * @example
 * ```ts
 * import { logNormalHellingerDistance } from "@surprisal/info-theory/log-normal-hellinger-distance";
 * logNormalHellingerDistance({ scale: 1 }, { location: [0, 1e9], scale: 1 }).arraySync(); // → [0, 1]
 * ```
 */
export function logNormalHellingerDistance(p: LogNormal, q: LogNormal): Tensor {
  return ofDensities(
    "logNormalHellingerDistance",
    { location: 0, scale: undefined },
    p,
    q,
    {},
    ({ location, scale }, q) =>
      hellinger(
        overlapOfNormals(
          { mean: location, standardDeviation: scale },
          { mean: q.location, standardDeviation: q.scale },
        ),
      ),
  );
}
