import type { Tensor, TensorLike } from "@surprisal/tensor";
import { relEntr } from "./rel-entr.js";
import type { DistributionOptions } from "./support/axes.js";
import { checkOrder } from "./support/order.js";
import { pair } from "./support/pair.js";
import { excess } from "./support/renyi.js";

export interface TsallisDivergenceOptions extends DistributionOptions {
  /** The order, above 0; the literature writes q. */
  readonly alpha: number;
}

/**
 * Tsallis' relative entropy of order α, `(Σ p^α q^(1−α) − 1) / (α − 1)`: `klDivergence` at 1, to which the orders around
 * it tend for distributions, Pearson's χ² at 2.
 *
 * Finite below order 1; from there on ∞ where p > 0 = q. Where p = q = 0 nothing is added and there is no gradient; the
 * slope is infinite where one of them is 0 and its exponent below 1.
 *
 * @param p non-negative; numbers alone compute in float64
 * @param q of a shape that broadcasts with that of `p`
 * @returns the broadcast shape without `axis`
 * @throws ShapeError for shapes that do not broadcast and axes that do not exist, ValueError for an order out of range
 * @see Tsallis, Generalized Entropy-Based Criterion for Consistent Testing, 1998
 * @example
 * ```ts
 * import { tsallisDivergence } from "@surprisal/info-theory/tsallis-divergence";
 * tsallisDivergence([0.5, 0.5], [0.25, 0.75], { alpha: 2 }).itemSync(); // → 0.3333333333333333
 * ```
 */
export function tsallisDivergence(p: TensorLike, q: TensorLike, options: TsallisDivergenceOptions): Tensor {
  const alpha = checkOrder("tsallisDivergence", "alpha", options.alpha, { above: 0 });
  const { p: x, q: y, axes } = pair("tsallisDivergence", p, q, options);
  if (alpha === 1) return relEntr(x, y).sum(axes);
  return excess(x, y, axes, alpha).div(alpha - 1);
}
