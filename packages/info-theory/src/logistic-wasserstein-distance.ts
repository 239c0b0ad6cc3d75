import type { Tensor } from "@surprisal/tensor";
import type { Logistic } from "./logistic-entropy.js";
import { ofDensities } from "./support/density.js";
import { root } from "./support/root.js";

/**
 * Wasserstein distance of two logistic distributions, `√((μp − μq)² + π²(sp − sq)² / 3)`. Cost is the squared
 * distance, of which the root is taken: the order is 2. The slope where the two are equal is taken as 0.
 *
 * @returns the shape that the parameters broadcast to; numbers alone compute in float64
 * @throws ShapeError for parameters that do not broadcast, ValueError for one that is missing
 * @example
 * ```ts
 * import { logisticWassersteinDistance } from "@surprisal/info-theory/logistic-wasserstein-distance";
 * logisticWassersteinDistance({ scale: 1 }, { location: 3, scale: 1 }).itemSync(); // → 3
 * ```
 */
export function logisticWassersteinDistance(p: Logistic, q: Logistic): Tensor {
  return ofDensities("logisticWassersteinDistance", { location: 0, scale: undefined }, p, q, {}, (p, q) =>
    root(
      p.location
        .sub(q.location)
        .square()
        .add(
          p.scale
            .sub(q.scale)
            .square()
            .mul(Math.PI ** 2 / 3),
        ),
    ),
  );
}
