import type { Tensor, TensorLike } from "@surprisal/tensor";
import type { DistributionOptions } from "./support/axes.js";
import { hellingerTerm } from "./support/hellinger-term.js";
import { pair } from "./support/pair.js";

/**
 * Squared Hellinger distance `½ Σ (√p − √q)²`, which is 1 − Σ √(pq) for distributions: from 0 to 1, and finite whatever
 * either excludes. Without the ½ in some texts.
 *
 * The slope in p is −∞ where p = 0 < q.
 *
 * @param p non-negative; numbers alone compute in float64
 * @param q of a shape that broadcasts with that of `p`
 * @returns the broadcast shape without `axis`
 * @throws ShapeError for shapes that do not broadcast and axes that do not exist
 * @see Hellinger, Neue Begründung der Theorie quadratischer Formen von unendlichvielen Veränderlichen, 1909
 * @example
 * ```ts
 * import { squaredHellingerDistance } from "@surprisal/info-theory/squared-hellinger-distance";
 * squaredHellingerDistance([1, 0], [0, 1]).itemSync(); // → 1
 * ```
 */
export function squaredHellingerDistance(
  p: TensorLike,
  q: TensorLike,
  options: DistributionOptions = {},
): Tensor {
  const { p: x, q: y, axes } = pair("squaredHellingerDistance", p, q, options);
  return hellingerTerm(x, y).sum(axes);
}
