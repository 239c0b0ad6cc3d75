import type { Tensor, TensorLike } from "@surprisal/tensor";
import type { EntropyOptions } from "./entropy.js";
import { inBase } from "./support/base.js";
import { pair } from "./support/pair.js";
import { powerProduct } from "./support/power-product.js";

/**
 * Bhattacharyya distance `−log Σ √(pq)`: half of Rényi's divergence of order ½, and no metric, for all its name. 0 where
 * p = q, ∞ where each excludes what the other allows.
 *
 * The slope in p is −∞ where p = 0 < q; where both are 0 it is 0.
 *
 * @param p non-negative; numbers alone compute in float64
 * @param q of a shape that broadcasts with that of `p`
 * @returns the broadcast shape without `axis`
 * @throws ShapeError for shapes that do not broadcast and axes that do not exist, ValueError for a base that is none
 * @see Bhattacharyya, On a Measure of Divergence between Two Statistical Populations, 1943
 * @example
 * ```ts
 * import { bhattacharyyaDistance } from "@surprisal/info-theory/bhattacharyya-distance";
 * bhattacharyyaDistance([0.5, 0.5], [1, 0], { base: 2 }).itemSync(); // → 0.5
 * ```
 */
export function bhattacharyyaDistance(p: TensorLike, q: TensorLike, options: EntropyOptions = {}): Tensor {
  const { p: x, q: y, axes } = pair("bhattacharyyaDistance", p, q, options);
  const overlap = powerProduct(x, y, 0.5, 0.5).sum(axes);
  return inBase("bhattacharyyaDistance", overlap.log().neg(), options.base);
}
