import type { Tensor, TensorLike } from "@surprisal/tensor";
import type { DistributionOptions } from "./support/axes.js";
import { pair } from "./support/pair.js";
import { quotient } from "./support/quotient.js";

/**
 * Pearson's χ² divergence `Σ (p − q)² / q`. 0 where p = q and positive elsewhere.
 *
 * ∞ where p > 0 = q. Times the number of observations it is the statistic of the test of goodness of fit, where p is what was observed. Where p = q = 0 it adds nothing and has no gradient.
 *
 * @param p non-negative; numbers alone compute in float64
 * @param q of a shape that broadcasts with that of `p`
 * @returns the broadcast shape without `axis`
 * @throws ShapeError for shapes that do not broadcast and axes that do not exist
 * @see Pearson, On the Criterion that a Given System of Deviations…, 1900
 * @example
 * ```ts
 * import { pearsonChiSquared } from "@surprisal/info-theory/pearson-chi-squared";
 * pearsonChiSquared([0.5, 0.5], [0.25, 0.75]).itemSync(); // → 0.3333333333333333
 * ```
 */
export function pearsonChiSquared(p: TensorLike, q: TensorLike, options: DistributionOptions = {}): Tensor {
  const { p: x, q: y, axes } = pair("pearsonChiSquared", p, q, options);
  return quotient(x.sub(y).square(), y).sum(axes);
}
