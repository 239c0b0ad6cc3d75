import type { Tensor, TensorLike } from "@surprisal/tensor";
import type { DistributionOptions } from "./support/axes.js";
import { pair } from "./support/pair.js";
import { powerProduct } from "./support/power-product.js";

/**
 * Bhattacharyya coefficient `Σ √(pq)`: the overlap of two distributions, from 0 where each excludes what the other
 * allows, to 1 where they are equal.
 *
 * The slope in p is ∞ where p = 0 < q; where both are 0 it is 0.
 *
 * @param p non-negative; numbers alone compute in float64
 * @param q of a shape that broadcasts with that of `p`
 * @returns the broadcast shape without `axis`
 * @throws ShapeError for shapes that do not broadcast and axes that do not exist
 * @see Bhattacharyya, On a Measure of Divergence between Two Statistical Populations, 1943
 * @example
 * ```ts
 * import { bhattacharyyaCoefficient } from "@surprisal/info-theory/bhattacharyya-coefficient";
 * bhattacharyyaCoefficient([0.5, 0.5], [1, 0]).itemSync(); // → 0.7071067811865476
 * ```
 */
export function bhattacharyyaCoefficient(
  p: TensorLike,
  q: TensorLike,
  options: DistributionOptions = {},
): Tensor {
  const { p: x, q: y, axes } = pair("bhattacharyyaCoefficient", p, q, options);
  return powerProduct(x, y, 0.5, 0.5).sum(axes);
}
