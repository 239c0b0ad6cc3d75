import { asTensor, type Tensor, type TensorLike } from "@surprisal/tensor";
import type { EntropyOptions } from "./entropy.js";
import { inBase } from "./support/base.js";
import { distribution } from "./support/distribution.js";
import { checkOrder } from "./support/order.js";
import { renyi } from "./support/renyi.js";

export interface RenyiOptions extends EntropyOptions {
  /** The order, from 0 to Infinity: the larger, the more the likely outcomes count. */
  readonly alpha: number;
}

/**
 * Rényi's entropy of order α, `log(Σ p^α) / (1 − α)`: falls with α from the logarithm of the number of possible outcomes
 * at 0 (`hartleyEntropy`) through Shannon's at 1 and `collisionEntropy` at 2 to `minEntropy` at ∞.
 *
 * At 1 it is `entropy`, to which the orders around it tend for what sums to 1. Outcomes of probability 0 add nothing;
 * their slope is +∞ for 0 < α ≤ 1 and finite above.
 *
 * @param p non-negative, any shape; numbers alone compute in float64
 * @returns the shape of `p` without `axis`
 * @throws ValueError for an order below 0 and a base that is none, ShapeError for an axis that does not exist
 * @see Rényi, On Measures of Entropy and Information, 1961
 * @example
 * ```ts
 * import { renyiEntropy } from "@surprisal/info-theory/renyi-entropy";
 * renyiEntropy([0.5, 0.25, 0.25], { alpha: 2, base: 2 }).itemSync(); // → 1.415037499278844
 * renyiEntropy([0.5, 0.25, 0.25], { alpha: Infinity, base: 2 }).itemSync(); // → 1
 * ```
 */
export function renyiEntropy(p: TensorLike, options: RenyiOptions): Tensor {
  const alpha = checkOrder("renyiEntropy", "alpha", options.alpha, { min: 0, infinite: true });
  const { p: x, axes } = distribution("renyiEntropy", p, options);
  const one = asTensor(1, x.dtype).expand(x.shape);
  return inBase("renyiEntropy", renyi(x, one, axes, alpha).neg().add(0), options.base);
}
