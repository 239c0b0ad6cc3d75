import type { Tensor, TensorLike } from "@surprisal/tensor";
import { type BaseOption, inBase } from "./support/base.js";
import { criticScores } from "./support/scores.js";

/**
 * An upper bound on the mutual information, to be lowered: `⟨log p(y | x)⟩ − ⟨log p(y′ | x)⟩`, the first mean over
 * pairs drawn together and the second over all (contrastive log-ratio upper bound).
 *
 * It is one when the densities are the true ones; those of a model have to come near them.
 *
 * @param logDensities [N, N], the logarithm of the density of each y given each x, one x in a row; those drawn together
 *   on the diagonal
 * @returns a scalar; numbers alone compute in float64
 * @throws ShapeError unless the densities are square, ValueError for a base that is none
 * @see Cheng et al., CLUB: A Contrastive Log-ratio Upper Bound of Mutual Information, 2020
 * @example
 * ```ts
 * import { clubBound } from "@surprisal/info-theory/club-bound";
 * clubBound([[-1, -3], [-3, -1]]).itemSync(); // → 1
 * ```
 */
export function clubBound(logDensities: TensorLike, options: BaseOption = {}): Tensor {
  const { scores, together } = criticScores("clubBound", logDensities, 1);
  return inBase("clubBound", together.sub(scores.mean()), options.base);
}
