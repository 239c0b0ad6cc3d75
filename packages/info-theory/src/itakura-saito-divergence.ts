import type { Tensor, TensorLike } from "@surprisal/tensor";
import type { DistributionOptions } from "./support/axes.js";
import { betaTerm } from "./support/beta-term.js";
import { pair } from "./support/pair.js";

/**
 * Itakura and Saito's divergence `Σ p/q − log(p/q) − 1` of positive numbers, such as power spectra: it minds ratios alone,
 * so a common scale changes nothing. `betaDivergence` of order 0.
 *
 * ∞ where one of p and q is 0; where both are, nothing is added and there is no gradient.
 *
 * @param p positive, the data; numbers alone compute in float64
 * @param q of a shape that broadcasts with that of `p`, the model
 * @returns the broadcast shape without `axis`
 * @throws ShapeError for shapes that do not broadcast and axes that do not exist
 * @see Itakura & Saito, Analysis Synthesis Telephony Based on the Maximum Likelihood Method, 1968
 * @example
 * ```ts
 * import { itakuraSaitoDivergence } from "@surprisal/info-theory/itakura-saito-divergence";
 * itakuraSaitoDivergence([2, 5], [1, 5]).itemSync(); // → 0.3068528194400547
 * ```
 */
export function itakuraSaitoDivergence(
  p: TensorLike,
  q: TensorLike,
  options: DistributionOptions = {},
): Tensor {
  const { p: x, q: y, axes } = pair("itakuraSaitoDivergence", p, q, options);
  return betaTerm(x, y, 0).sum(axes);
}
