import type { Tensor, TensorLike } from "@surprisal/tensor";
import type { DistributionOptions } from "./support/axes.js";
import { pair } from "./support/pair.js";
import { quotient } from "./support/quotient.js";

/**
 * Triangular discrimination `Σ (p − q)² / (p + q)`. 0 where p = q and positive elsewhere.
 *
 * The symmetric χ²: from 0 to 2 for distributions, and finite whatever either excludes. Half of it is the divergence of Vincze and Le Cam. Where p = q = 0 it adds nothing and has no gradient.
 *
 * @param p non-negative; numbers alone compute in float64
 * @param q of a shape that broadcasts with that of `p`
 * @returns the broadcast shape without `axis`
 * @throws ShapeError for shapes that do not broadcast and axes that do not exist
 * @see Topsøe, Some Inequalities for Information Divergence and Related Measures of Discrimination, 2000
 * @example
 * ```ts
 * import { triangularDiscrimination } from "@surprisal/info-theory/triangular-discrimination";
 * triangularDiscrimination([0.5, 0.5], [0.25, 0.75]).itemSync(); // → 0.13333333333333333
 * ```
 */
export function triangularDiscrimination(
  p: TensorLike,
  q: TensorLike,
  options: DistributionOptions = {},
): Tensor {
  const { p: x, q: y, axes } = pair("triangularDiscrimination", p, q, options);
  return quotient(x.sub(y).square(), x.add(y)).sum(axes);
}
