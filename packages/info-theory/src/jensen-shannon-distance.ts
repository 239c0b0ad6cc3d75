import type { Tensor, TensorLike } from "@surprisal/tensor";
import { type JensenShannonOptions, jensenShannonDivergence } from "./jensen-shannon-divergence.js";
import { root } from "./support/root.js";

/**
 * Jensen–Shannon distance: the square root of `jensenShannonDivergence`, which makes a metric of it. At most √(log 2).
 *
 * The slope in p is −∞ where p = 0 < q; subgradient 0 where p = q.
 *
 * @param p non-negative; numbers alone compute in float64
 * @param q of a shape that broadcasts with that of `p`
 * @returns the broadcast shape without `axis`
 * @throws ShapeError for shapes that do not broadcast and axes that do not exist, ValueError for a base that is none or
 *   below 1 and a weight outside of 0 to 1
 * @see Endres & Schindelin, A New Metric for Probability Distributions, 2003
 * @example
 * ```ts
 * import { jensenShannonDistance } from "@surprisal/info-theory/jensen-shannon-distance";
 * jensenShannonDistance([1, 0], [0, 1]).itemSync(); // → 0.8325546111576977
 * ```
 */
export function jensenShannonDistance(
  p: TensorLike,
  q: TensorLike,
  options: JensenShannonOptions = {},
): Tensor {
  return root(jensenShannonDivergence(p, q, options));
}
