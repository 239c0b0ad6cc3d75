import type { Tensor, TensorLike } from "@surprisal/tensor";
import type { EntropyOptions } from "./entropy.js";
import { inBase } from "./support/base.js";
import { checkOrder } from "./support/order.js";
import { pair } from "./support/pair.js";
import { renyi } from "./support/renyi.js";

export interface RenyiDivergenceOptions extends EntropyOptions {
  /** The order, from 0 to Infinity: the larger, the more it minds where p is above q. */
  readonly alpha: number;
}

/**
 * Rényi's divergence of order α, `log(Σ p^α q^(1−α)) / (α − 1)`: rises with α from `−log q(p > 0)` at 0 through twice
 * `bhattacharyyaDistance` at ½ and `klDivergence` at 1 to `log max p/q` at ∞.
 *
 * At 1 it is `klDivergence`, to which the orders around it tend for distributions. From order 1 on it is ∞ where
 * p > 0 = q. Where p = q = 0 nothing is added and there is no gradient; the slope is infinite where one of them is 0 and
 * its exponent below 1.
 *
 * @param p non-negative; numbers alone compute in float64
 * @param q of a shape that broadcasts with that of `p`
 * @returns the broadcast shape without `axis`
 * @throws ShapeError for shapes that do not broadcast and axes that do not exist, ValueError for an order out of range and a base that is none
 * @see Rényi, On Measures of Entropy and Information, 1961
 * @see van Erven & Harremoës, Rényi Divergence and Kullback–Leibler Divergence, 2014
 * @example
 * ```ts
 * import { renyiDivergence } from "@surprisal/info-theory/renyi-divergence";
 * renyiDivergence([0.5, 0.5], [0.25, 0.75], { alpha: 2 }).itemSync(); // → 0.28768207245178085
 * renyiDivergence([0.5, 0.5], [0.25, 0.75], { alpha: Infinity, base: 2 }).itemSync(); // → 1
 * ```
 */
export function renyiDivergence(p: TensorLike, q: TensorLike, options: RenyiDivergenceOptions): Tensor {
  const alpha = checkOrder("renyiDivergence", "alpha", options.alpha, { min: 0, infinite: true });
  const { p: x, q: y, axes } = pair("renyiDivergence", p, q, options);
  return inBase("renyiDivergence", renyi(x, y, axes, alpha), options.base);
}
