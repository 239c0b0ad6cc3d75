import type { Tensor, TensorLike } from "@surprisal/tensor";
import { type BaseOption, inBase } from "./support/base.js";
import { criticScores } from "./support/scores.js";

/**
 * The lower bound of Nguyen, Wainwright and Jordan on the mutual information, `⟨f(x, y)⟩ − ⟨e^(f(x′, y′) − 1)⟩`: f a
 * critic's scores, the first mean over pairs drawn together and the second over pairs that were not. Also called f-GAN
 * KL and MINE-f.
 *
 * Tight where f is the pointwise mutual information plus 1. Its mean over batches lies below the truth, but it varies
 * much where the information is large.
 *
 * @param scores [N, N], of each x with each y; those drawn together on the diagonal
 * @returns a scalar to raise; numbers alone compute in float64
 * @throws ShapeError unless the scores are square and of at least 2 samples, ValueError for a base that is none
 * @see Nguyen, Wainwright & Jordan, Estimating Divergence Functionals and the Likelihood Ratio, 2010
 * @example
 * ```ts
 * import { nwjBound } from "@surprisal/info-theory/nwj-bound";
 * nwjBound([[2, 1], [1, 2]]).itemSync(); // → 1
 * ```
 */
export function nwjBound(scores: TensorLike, options: BaseOption = {}): Tensor {
  const { n, together, apart } = criticScores("nwjBound", scores);
  const others = apart
    .sub(1)
    .exp()
    .sum()
    .div(n * (n - 1));
  return inBase("nwjBound", together.sub(others), options.base);
}
