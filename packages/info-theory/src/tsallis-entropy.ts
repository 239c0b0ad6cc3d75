import { asTensor, type Tensor, type TensorLike } from "@surprisal/tensor";
import { entr } from "./entr.js";
import type { DistributionOptions } from "./support/axes.js";
import { distribution } from "./support/distribution.js";
import { checkOrder } from "./support/order.js";
import { excess } from "./support/renyi.js";

export interface TsallisOptions extends DistributionOptions {
  /** The order, from 0; the literature writes q. */
  readonly alpha: number;
}

/**
 * Tsallis' entropy of order α, `(1 − Σ p^α) / (α − 1)`: not additive like Rényi's, but concave for every order. One less
 * than the number of possible outcomes at 0, Shannon's in nats at 1, `giniSimpson` at 2.
 *
 * At 1 it is `entropy`, to which the orders around it tend for what sums to 1. Outcomes of probability 0 add nothing;
 * their slope is +∞ for 0 < α ≤ 1 and finite above.
 *
 * @param p non-negative, any shape; numbers alone compute in float64
 * @returns the shape of `p` without `axis`
 * @throws ValueError for an order below 0 or infinite, ShapeError for an axis that does not exist
 * @see Tsallis, Possible Generalization of Boltzmann–Gibbs Statistics, 1988
 * @example
 * ```ts
 * import { tsallisEntropy } from "@surprisal/info-theory/tsallis-entropy";
 * tsallisEntropy([0.5, 0.25, 0.25], { alpha: 2 }).itemSync(); // → 0.625
 * ```
 */
export function tsallisEntropy(p: TensorLike, options: TsallisOptions): Tensor {
  const alpha = checkOrder("tsallisEntropy", "alpha", options.alpha, { min: 0 });
  const { p: x, axes } = distribution("tsallisEntropy", p, options);
  if (alpha === 1) return entr(x).sum(axes);
  if (alpha === 0) return x.greater(0).sum(axes).cast(x.dtype).sub(1);
  return excess(x, asTensor(1, x.dtype), axes, alpha).div(1 - alpha);
}
