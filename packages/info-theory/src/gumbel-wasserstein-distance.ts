import type { Tensor } from "@surprisal/tensor";
import type { Gumbel } from "./gumbel-entropy.js";
import { ofDensities } from "./support/density.js";
import { EULER } from "./support/euler.js";
import { root } from "./support/root.js";

/**
 * Wasserstein distance of two Gumbel distributions, `√((μp − μq + 0.5772… · (βp − βq))² + π²(βp − βq)² / 6)`. Cost is
 * the squared distance, of which the root is taken: the order is 2. The slope where the two are equal is taken as 0.
 *
 * @returns the shape that the parameters broadcast to; numbers alone compute in float64
 * @throws ShapeError for parameters that do not broadcast, ValueError for one that is missing
 * @example
 * ```ts
 * import { gumbelWassersteinDistance } from "@surprisal/info-theory/gumbel-wasserstein-distance";
 * gumbelWassersteinDistance({ scale: 1 }, { location: 3, scale: 1 }).itemSync(); // → 3
 * ```
 */
export function gumbelWassersteinDistance(p: Gumbel, q: Gumbel): Tensor {
  return ofDensities("gumbelWassersteinDistance", { location: 0, scale: undefined }, p, q, {}, (p, q) => {
    const spread = p.scale.sub(q.scale);
    const means = p.location.sub(q.location).add(spread.mul(EULER));
    return root(means.square().add(spread.square().mul(Math.PI ** 2 / 6)));
  });
}
