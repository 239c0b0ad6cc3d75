import type { Tensor, TensorLike } from "@surprisal/tensor";
import type { EntropyOptions } from "./entropy.js";
import { relEntr } from "./rel-entr.js";
import { inBase } from "./support/base.js";
import { pair } from "./support/pair.js";

/**
 * Kullback–Leibler divergence `D(p‖q) = Σ p log(p / q)`, or relative entropy: the extra length of messages from `p` in
 * the code made for `q`. 0 where p = q and positive elsewhere, but not symmetric.
 *
 * 0 where p = 0, ∞ where p > 0 and q = 0. Distributions that are nearly equal keep their digits. What does not sum to 1
 * is taken as it is unless `normalize` is set, and may have a negative divergence. `klDivergenceLoss` has the arguments
 * of a loss, prediction first.
 *
 * @param p the true distribution, non-negative; numbers alone compute in float64
 * @param q the assumed distribution, of a shape that broadcasts with that of `p`
 * @returns the broadcast shape without `axis`
 * @throws ShapeError for shapes that do not broadcast and axes that do not exist, ValueError for a base that is none
 * @see Kullback & Leibler, On Information and Sufficiency, 1951
 * @example
 * ```ts
 * import { klDivergence } from "@surprisal/info-theory/kl-divergence";
 * klDivergence([0.5, 0.5], [0.25, 0.75], { base: 2 }).itemSync(); // → 0.20751874963942190
 * klDivergence([0.5, 0.5], [1, 0]).itemSync(); // → Infinity
 * ```
 */
export function klDivergence(p: TensorLike, q: TensorLike, options: EntropyOptions = {}): Tensor {
  const { p: truth, q: model, axes } = pair("klDivergence", p, q, options);
  return inBase("klDivergence", relEntr(truth, model).sum(axes), options.base);
}
