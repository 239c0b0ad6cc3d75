import type { Tensor, TensorLike } from "@surprisal/tensor";
import type { DistributionOptions } from "./support/axes.js";
import { pair } from "./support/pair.js";

/**
 * Total variation distance `½ Σ |p − q|`: the most that the probabilities of any one event differ by. A metric, from 0 to
 * 1 for distributions.
 *
 * Subgradient 0 where p = q.
 *
 * @param p non-negative; numbers alone compute in float64
 * @param q of a shape that broadcasts with that of `p`
 * @returns the broadcast shape without `axis`
 * @throws ShapeError for shapes that do not broadcast and axes that do not exist
 * @example
 * ```ts
 * import { totalVariationDistance } from "@surprisal/info-theory/total-variation-distance";
 * totalVariationDistance([0.5, 0.5], [0.25, 0.75]).itemSync(); // → 0.25
 * ```
 */
export function totalVariationDistance(
  p: TensorLike,
  q: TensorLike,
  options: DistributionOptions = {},
): Tensor {
  const { p: x, q: y, axes } = pair("totalVariationDistance", p, q, options);
  return x.sub(y).abs().sum(axes).mul(0.5);
}
