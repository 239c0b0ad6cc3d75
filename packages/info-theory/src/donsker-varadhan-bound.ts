import type { Tensor, TensorLike } from "@surprisal/tensor";
import { type BaseOption, inBase } from "./support/base.js";
import { criticScores } from "./support/scores.js";

/**
 * The lower bound of Donsker and Varadhan on the mutual information, `⟨f(x, y)⟩ − log ⟨e^f(x′, y′)⟩`: f a critic's
 * scores, the first mean over pairs drawn together and the second over pairs that were not. What MINE raises.
 *
 * Tight where f is the pointwise mutual information, and a constant besides. On the few samples of a batch it may lie
 * above the truth, and its gradient is biased.
 *
 * @param scores [N, N], of each x with each y; those drawn together on the diagonal
 * @returns a scalar to raise; numbers alone compute in float64
 * @throws ShapeError unless the scores are square and of at least 2 samples, ValueError for a base that is none
 * @see Belghazi et al., Mutual Information Neural Estimation, 2018
 * @example
 * ```ts
 * import { donskerVaradhanBound } from "@surprisal/info-theory/donsker-varadhan-bound";
 * donskerVaradhanBound([[1, 0], [0, 1]]).itemSync(); // → 1
 * ```
 */
export function donskerVaradhanBound(scores: TensorLike, options: BaseOption = {}): Tensor {
  const { n, together, apart } = criticScores("donskerVaradhanBound", scores);
  const others = apart.logSumExp().sub(Math.log(n * (n - 1)));
  return inBase("donskerVaradhanBound", together.sub(others), options.base);
}
