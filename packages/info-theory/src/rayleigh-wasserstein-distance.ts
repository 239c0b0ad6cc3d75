import type { Tensor } from "@surprisal/tensor";
import type { Rayleigh } from "./rayleigh-entropy.js";
import { ofDensities } from "./support/density.js";

/**
 * Wasserstein distance of two Rayleigh distributions, `√2 |σp − σq|`. Cost is the squared distance, of which the root
 * is taken: the order is 2. The slope where the two are equal is taken as 0.
 *
 * @returns the shape that the parameters broadcast to; numbers alone compute in float64
 * @throws ShapeError for parameters that do not broadcast, ValueError for one that is missing
 * @example
 * ```ts
 * import { rayleighWassersteinDistance } from "@surprisal/info-theory/rayleigh-wasserstein-distance";
 * rayleighWassersteinDistance({ scale: 1 }, { scale: [1, 2] }).arraySync(); // → [0, 1.4142135623730951]
 * ```
 */
export function rayleighWassersteinDistance(p: Rayleigh, q: Rayleigh): Tensor {
  return ofDensities("rayleighWassersteinDistance", { scale: undefined }, p, q, {}, (p, q) =>
    p.scale.sub(q.scale).abs().mul(Math.SQRT2),
  );
}
