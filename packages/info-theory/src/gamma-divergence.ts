import type { Tensor, TensorLike } from "@surprisal/tensor";
import type { EntropyOptions } from "./entropy.js";
import { inBase } from "./support/base.js";
import { powerDifference } from "./support/beta-term.js";
import { checkOrder } from "./support/order.js";
import { pair } from "./support/pair.js";
import { power } from "./support/power-product.js";
import { zeroWins } from "./support/zero-wins.js";

export interface GammaDivergenceOptions extends EntropyOptions {
  /** The order, from 0: the larger, the less outliers count. */
  readonly gamma: number;
}

/**
 * γ-divergence `log(Σ p^(1+γ)) / (γ(1 + γ)) + log(Σ q^(1+γ)) / (1 + γ) − log(Σ p q^γ) / γ` of Fujisawa and Eguchi: the scale
 * of either argument changes nothing, and a model fitted with it shrugs off outliers, even many. 0 where p and q are
 * proportional and positive elsewhere.
 *
 * At 0 it is the limit, `klDivergence` of p and q divided by their sums. ∞ where nothing of p is allowed by q.
 *
 * @param p non-negative, the data; numbers alone compute in float64
 * @param q of a shape that broadcasts with that of `p`, the model
 * @returns the broadcast shape without `axis`
 * @throws ShapeError for shapes that do not broadcast and axes that do not exist, ValueError for an order below 0 and a
 *   base that is none
 * @see Fujisawa & Eguchi, Robust Parameter Estimation with a Small Bias against Heavy Contamination, 2008
 * @example
 * ```ts
 * import { gammaDivergence } from "@surprisal/info-theory/gamma-divergence";
 * gammaDivergence([2, 2], [1, 3], { gamma: 1 }).itemSync(); // → 0.11157177565710485
 * ```
 */
export function gammaDivergence(p: TensorLike, q: TensorLike, options: GammaDivergenceOptions): Tensor {
  const gamma = checkOrder("gammaDivergence", "gamma", options.gamma, { min: 0 });
  const { p: x, q: y, axes } = pair("gammaDivergence", p, q, options);
  const common = zeroWins(x, power(y, gamma)).sum(axes);
  const own = power(y, 1 + gamma).sum(axes);
  // (log Σ p^(1+γ) − log Σ p q^γ) / γ, from their difference: at γ = 0 both are log Σ p.
  const difference = zeroWins(x, powerDifference(x, y, gamma))
    .sum(axes)
    .div(common);
  const excess = gamma === 0 ? difference : difference.mul(gamma).log1p().div(gamma);
  return inBase("gammaDivergence", excess.add(own.log().sub(common.log())).div(1 + gamma), options.base);
}
