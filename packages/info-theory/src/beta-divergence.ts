import type { Tensor, TensorLike } from "@surprisal/tensor";
import type { DistributionOptions } from "./support/axes.js";
import { betaTerm } from "./support/beta-term.js";
import { checkOrder } from "./support/order.js";
import { pair } from "./support/pair.js";

export interface BetaDivergenceOptions extends DistributionOptions {
  /** The order: any number; 0 for Itakura and Saito's, 1 for KL, 2 for half of the squared distance. */
  readonly beta: number;
}

/**
 * β-divergence `Σ (p^β + (β − 1)q^β − β p q^(β−1)) / (β(β − 1))`: from Itakura and Saito's at 0, which minds ratios,
 * through `generalizedKlDivergence` at 1 to half of the squared distance at 2. For positive numbers that need not sum to 1;
 * 0 where p = q and positive elsewhere.
 *
 * At 0 and 1 the limits. Order β scales with the β-th power of its arguments. Where q = 0 < p it is ∞ up to order 1 and
 * finite above; where p = 0 < q it is ∞ up to order 0 and finite above.
 *
 * @param p non-negative, the data; numbers alone compute in float64
 * @param q of a shape that broadcasts with that of `p`, the model
 * @returns the broadcast shape without `axis`
 * @throws ShapeError for shapes that do not broadcast and axes that do not exist, ValueError for an order that is no number
 * @see Basu, Harris, Hjort & Jones, Robust and Efficient Estimation by Minimising a Density Power Divergence, 1998
 * @example
 * ```ts
 * import { betaDivergence } from "@surprisal/info-theory/beta-divergence";
 * betaDivergence([1, 3], [2, 3], { beta: 2 }).itemSync(); // → 0.5
 * ```
 */
export function betaDivergence(p: TensorLike, q: TensorLike, options: BetaDivergenceOptions): Tensor {
  const beta = checkOrder("betaDivergence", "beta", options.beta);
  const { p: x, q: y, axes } = pair("betaDivergence", p, q, options);
  return betaTerm(x, y, beta).sum(axes);
}
