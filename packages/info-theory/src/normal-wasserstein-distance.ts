import type { Tensor } from "@surprisal/tensor";
import type { Normal } from "./normal-entropy.js";
import { ofDensities } from "./support/density.js";
import { root } from "./support/root.js";

/**
 * Wasserstein distance of two normal distributions on the line, `√((μp − μq)² + (σp − σq)²)`. Cost is the squared
 * distance, of which the root is taken: the order is 2. The slope where the two are equal is taken as 0.
 *
 * @returns the shape that the parameters broadcast to; numbers alone compute in float64
 * @throws ShapeError for parameters that do not broadcast, ValueError for one that is missing
 * @example
 * ```ts
 * import { normalWassersteinDistance } from "@surprisal/info-theory/normal-wasserstein-distance";
 * normalWassersteinDistance({ standardDeviation: 1 }, { mean: 3, standardDeviation: 5 }).itemSync(); // → 5
 * ```
 */
export function normalWassersteinDistance(p: Normal, q: Normal): Tensor {
  return ofDensities(
    "normalWassersteinDistance",
    { mean: 0, standardDeviation: undefined },
    p,
    q,
    {},
    (p, q) => root(p.mean.sub(q.mean).square().add(p.standardDeviation.sub(q.standardDeviation).square())),
  );
}
