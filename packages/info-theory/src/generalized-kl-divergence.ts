import type { Tensor, TensorLike } from "@surprisal/tensor";
import type { DistributionOptions } from "./support/axes.js";
import { cressieReadTerm } from "./support/cressie-read-term.js";
import { pair } from "./support/pair.js";

/**
 * Generalised Kullback–Leibler divergence `Σ p log(p / q) − p + q`, or I-divergence: for non-negative numbers that need
 * not sum to 1, such as counts, intensities and spectra. 0 where p = q and positive elsewhere; for distributions it is
 * `klDivergence`.
 *
 * q where p = 0; ∞ where p > 0 and q = 0. The slope is −∞ at p = 0 < q.
 *
 * @param p non-negative; numbers alone compute in float64
 * @param q of a shape that broadcasts with that of `p`
 * @returns the broadcast shape without `axis`
 * @throws ShapeError for shapes that do not broadcast and axes that do not exist
 * @see Csiszár, Why Least Squares and Maximum Entropy?, 1991
 * @example
 * ```ts
 * import { generalizedKlDivergence } from "@surprisal/info-theory/generalized-kl-divergence";
 * generalizedKlDivergence([2, 1], [1, 1]).itemSync(); // → 0.3862943611198906
 * ```
 */
export function generalizedKlDivergence(
  p: TensorLike,
  q: TensorLike,
  options: DistributionOptions = {},
): Tensor {
  const { p: truth, q: model, axes } = pair("generalizedKlDivergence", p, q, options);
  return cressieReadTerm(truth, model, 1).sum(axes);
}
