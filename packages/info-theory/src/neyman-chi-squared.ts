import type { Tensor, TensorLike } from "@surprisal/tensor";
import type { DistributionOptions } from "./support/axes.js";
import { pair } from "./support/pair.js";
import { quotient } from "./support/quotient.js";

/**
 * Neyman's χ² divergence `Σ (p − q)² / p`. 0 where p = q and positive elsewhere.
 *
 * ∞ where q > 0 = p. Pearson's with its arguments exchanged. Where p = q = 0 it adds nothing and has no gradient.
 *
 * @param p non-negative; numbers alone compute in float64
 * @param q of a shape that broadcasts with that of `p`
 * @returns the broadcast shape without `axis`
 * @throws ShapeError for shapes that do not broadcast and axes that do not exist
 * @see Neyman, Contribution to the Theory of the χ² Test, 1949
 * @example
 * ```ts
 * import { neymanChiSquared } from "@surprisal/info-theory/neyman-chi-squared";
 * neymanChiSquared([0.5, 0.5], [0.25, 0.75]).itemSync(); // → 0.25
 * ```
 */
export function neymanChiSquared(p: TensorLike, q: TensorLike, options: DistributionOptions = {}): Tensor {
  const { p: x, q: y, axes } = pair("neymanChiSquared", p, q, options);
  return quotient(x.sub(y).square(), x).sum(axes);
}
