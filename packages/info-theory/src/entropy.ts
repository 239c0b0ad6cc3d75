import type { Tensor, TensorLike } from "@surprisal/tensor";
import { entr } from "./entr.js";
import type { DistributionOptions } from "./support/axes.js";
import { type BaseOption, inBase } from "./support/base.js";
import { distribution } from "./support/distribution.js";

export interface EntropyOptions extends DistributionOptions, BaseOption {}

/**
 * Shannon's entropy `−Σ p log p`: the expected surprisal of a draw from `p`, from 0 for a certain outcome to log n for
 * n equally likely ones.
 *
 * Outcomes of probability 0 add 0, with a slope of +∞. What does not sum to 1 is taken as it is unless `normalize` is
 * set; a negative entry makes −∞. Of no outcomes it is 0. `checkDistribution` finds out whether `p` is one.
 *
 * @param p non-negative, any shape; numbers alone compute in float64
 * @returns the shape of `p` without `axis`
 * @throws ShapeError for an axis that does not exist, ValueError for a base that is none
 * @see Shannon, A Mathematical Theory of Communication, 1948
 * @example
 * ```ts
 * import { entropy } from "@surprisal/info-theory/entropy";
 * entropy([0.5, 0.5], { base: 2 }).itemSync(); // → 1
 * entropy([3, 1, 0, 0], { base: 2, normalize: true }).itemSync(); // → 0.8112781244591328
 * entropy([[0.5, 0.5], [1, 0]], { base: 2 }).arraySync(); // → [1, 0]
 * ```
 */
export function entropy(p: TensorLike, options: EntropyOptions = {}): Tensor {
  const { p: x, axes } = distribution("entropy", p, options);
  return inBase("entropy", entr(x).sum(axes), options.base);
}
