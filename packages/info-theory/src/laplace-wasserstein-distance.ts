import type { Tensor } from "@surprisal/tensor";
import type { Laplace } from "./laplace-entropy.js";
import { ofDensities } from "./support/density.js";
import { root } from "./support/root.js";

/**
 * Wasserstein distance of two Laplace distributions, `√((μp − μq)² + 2(bp − bq)²)`. Cost is the squared distance, of
 * which the root is taken: the order is 2. The slope where the two are equal is taken as 0.
 *
 * @returns the shape that the parameters broadcast to; numbers alone compute in float64
 * @throws ShapeError for parameters that do not broadcast, ValueError for one that is missing
 * @example
 * ```ts
 * import { laplaceWassersteinDistance } from "@surprisal/info-theory/laplace-wasserstein-distance";
 * laplaceWassersteinDistance({ scale: 1 }, { location: 1, scale: 3 }).itemSync(); // → 3
 * ```
 */
export function laplaceWassersteinDistance(p: Laplace, q: Laplace): Tensor {
  return ofDensities("laplaceWassersteinDistance", { location: 0, scale: undefined }, p, q, {}, (p, q) =>
    root(p.location.sub(q.location).square().add(p.scale.sub(q.scale).square().mul(2))),
  );
}
