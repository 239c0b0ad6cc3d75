import type { Tensor, TensorLike } from "@surprisal/tensor";
import type { DistributionOptions } from "./support/axes.js";
import { cressieReadTerm } from "./support/cressie-read-term.js";
import { checkOrder } from "./support/order.js";
import { pair } from "./support/pair.js";

export interface AlphaDivergenceOptions extends DistributionOptions {
  /** The order in Amari's numbering: −1 for KL, 0 for Hellinger, 1 for reverse KL. */
  readonly alpha: number;
}

/**
 * Amari's α-divergence, `4/(1 − α²) · (1 − Σ p^((1−α)/2) q^((1+α)/2))`: KL at −1, four times squared Hellinger at 0, reverse
 * KL at 1. With exchanged arguments it has the order −α.
 *
 * For distributions: at ±1 it is `klDivergence` in either direction, to which the orders around them tend where both sum
 * to 1. For numbers that do not, take `cressieReadDivergence` of order (1 − α)/2.
 *
 * @param p non-negative; numbers alone compute in float64
 * @param q of a shape that broadcasts with that of `p`
 * @returns the broadcast shape without `axis`
 * @throws ShapeError for shapes that do not broadcast and axes that do not exist, ValueError for an order out of range
 * @see Amari, Differential-Geometrical Methods in Statistics, 1985
 * @example
 * ```ts
 * import { alphaDivergence } from "@surprisal/info-theory/alpha-divergence";
 * alphaDivergence([0.5, 0.5], [0.25, 0.75], { alpha: -3 }).itemSync(); // → 0.16666666666666666
 * ```
 */
export function alphaDivergence(p: TensorLike, q: TensorLike, options: AlphaDivergenceOptions): Tensor {
  const alpha = checkOrder("alphaDivergence", "alpha", options.alpha);
  const { p: x, q: y, axes } = pair("alphaDivergence", p, q, options);
  const [a, b] = [(1 - alpha) / 2, (1 + alpha) / 2];
  const divergence = cressieReadTerm(x, y, a).sum(axes);
  if (a === 0 || b === 0) return divergence;
  // What the sums lack of 1; a constant for distributions, but it has a slope.
  const lack = x.sum(axes).sub(1).mul(a).add(y.sum(axes).sub(1).mul(b));
  return divergence.sub(lack.div(a * b));
}
