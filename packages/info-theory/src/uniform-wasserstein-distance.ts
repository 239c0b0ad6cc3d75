import type { Tensor } from "@surprisal/tensor";
import { ofDensities } from "./support/density.js";
import { root } from "./support/root.js";
import type { Uniform } from "./uniform-entropy.js";

/**
 * Wasserstein distance of two uniform distributions: with a and b the distances of their lower and upper ends,
 * `√((a² + ab + b²) / 3)`. Cost is the squared distance, of which the root is taken: the order is 2. The slope where
 * the two are equal is taken as 0.
 *
 * @returns the shape that the parameters broadcast to; numbers alone compute in float64
 * @throws ShapeError for parameters that do not broadcast, ValueError for one that is missing
 * @example
 * ```ts
 * import { uniformWassersteinDistance } from "@surprisal/info-theory/uniform-wasserstein-distance";
 * uniformWassersteinDistance({ low: 0, high: 1 }, { low: [0, 2], high: [4, 3] }).arraySync(); // → [1.7320508075688772, 2]
 * ```
 */
export function uniformWassersteinDistance(p: Uniform, q: Uniform): Tensor {
  return ofDensities("uniformWassersteinDistance", { low: undefined, high: undefined }, p, q, {}, (p, q) => {
    const [a, b] = [p.low.sub(q.low), p.high.sub(q.high)];
    return root(a.square().add(a.mul(b)).add(b.square()).div(3));
  });
}
