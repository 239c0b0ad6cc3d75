import type { Tensor, TensorLike } from "@surprisal/tensor";
import type { DistributionOptions } from "./support/axes.js";
import { hellingerTerm } from "./support/hellinger-term.js";
import { pair } from "./support/pair.js";
import { root } from "./support/root.js";

/**
 * Hellinger distance `√(½ Σ (√p − √q)²)`: a metric, from 0 to 1 for distributions.
 *
 * The slope in p is −∞ where p = 0 < q; subgradient 0 where p = q.
 *
 * @param p non-negative; numbers alone compute in float64
 * @param q of a shape that broadcasts with that of `p`
 * @returns the broadcast shape without `axis`
 * @throws ShapeError for shapes that do not broadcast and axes that do not exist
 * @example
 * ```ts
 * import { hellingerDistance } from "@surprisal/info-theory/hellinger-distance";
 * hellingerDistance([1, 0], [0.5, 0.5]).itemSync(); // → 0.5411961001461969
 * ```
 */
export function hellingerDistance(p: TensorLike, q: TensorLike, options: DistributionOptions = {}): Tensor {
  const { p: x, q: y, axes } = pair("hellingerDistance", p, q, options);
  return root(hellingerTerm(x, y).sum(axes));
}
