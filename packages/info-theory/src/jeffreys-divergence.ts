import type { Tensor, TensorLike } from "@surprisal/tensor";
import type { EntropyOptions } from "./entropy.js";
import { relEntr } from "./rel-entr.js";
import { inBase } from "./support/base.js";
import { pair } from "./support/pair.js";

/**
 * Jeffreys' divergence `Σ (p − q) log(p / q)`: Kullback and Leibler's in both directions, added. Symmetric; ∞ unless p and
 * q exclude the same outcomes.
 *
 * The sum, as Jeffreys has it; some authors take the mean, which is half of it.
 *
 * @param p non-negative; numbers alone compute in float64
 * @param q of a shape that broadcasts with that of `p`
 * @returns the broadcast shape without `axis`
 * @throws ShapeError for shapes that do not broadcast and axes that do not exist, ValueError for a base that is none
 * @see Jeffreys, An Invariant Form for the Prior Probability in Estimation Problems, 1946
 * @example
 * ```ts
 * import { jeffreysDivergence } from "@surprisal/info-theory/jeffreys-divergence";
 * jeffreysDivergence([0.5, 0.5], [0.25, 0.75], { base: 2 }).itemSync(); // → 0.396240625
 * ```
 */
export function jeffreysDivergence(p: TensorLike, q: TensorLike, options: EntropyOptions = {}): Tensor {
  const { p: x, q: y, axes } = pair("jeffreysDivergence", p, q, options);
  return inBase("jeffreysDivergence", relEntr(x, y).add(relEntr(y, x)).sum(axes), options.base);
}
