import type { Tensor, TensorLike } from "@surprisal/tensor";
import type { DistributionOptions } from "./support/axes.js";
import { cressieReadTerm } from "./support/cressie-read-term.js";
import { checkOrder } from "./support/order.js";
import { pair } from "./support/pair.js";

export interface CressieReadOptions extends DistributionOptions {
  /** The order: any number. */
  readonly alpha: number;
}

/**
 * Cressie and Read's power divergence of order α, `Σ (p^α q^(1−α) − αp + (α − 1)q) / (α(α − 1))`: one family of
 * Neyman's χ² (half of it, α = −1), reverse KL (0), four times squared Hellinger (½), KL (1) and Pearson's χ² (half, 2).
 *
 * At 0 and 1 the limits, `generalizedKlDivergence` in either direction. For positive numbers that need not sum to 1: it is
 * 0 where p = q and positive elsewhere. SciPy's `power_divergence` has λ = α − 1, and is 2N times this.
 *
 * @param p non-negative; numbers alone compute in float64
 * @param q of a shape that broadcasts with that of `p`
 * @returns the broadcast shape without `axis`
 * @throws ShapeError for shapes that do not broadcast and axes that do not exist, ValueError for an order out of range
 * @see Cressie & Read, Multinomial Goodness-of-Fit Tests, 1984
 * @example
 * ```ts
 * import { cressieReadDivergence } from "@surprisal/info-theory/cressie-read-divergence";
 * cressieReadDivergence([0.5, 0.5], [0.25, 0.75], { alpha: 2 }).itemSync(); // → 0.16666666666666666
 * ```
 */
export function cressieReadDivergence(p: TensorLike, q: TensorLike, options: CressieReadOptions): Tensor {
  const alpha = checkOrder("cressieReadDivergence", "alpha", options.alpha);
  const { p: x, q: y, axes } = pair("cressieReadDivergence", p, q, options);
  return cressieReadTerm(x, y, alpha).sum(axes);
}
