import type { Tensor, TensorLike } from "@surprisal/tensor";
import { type BaseOption, inBase } from "./support/base.js";
import { criticScores } from "./support/scores.js";

/**
 * The lower bound on the mutual information that contrastive learning raises, `⟨log softmax f(x, ·)⟩ + log N`: how much
 * better than by chance a critic's scores f tell the y drawn together with an x from the others of the batch.
 *
 * It varies little, and is at most log N, however large the information.
 *
 * @param scores [N, N], of each x with each y; those drawn together on the diagonal
 * @returns a scalar to raise; numbers alone compute in float64
 * @throws ShapeError unless the scores are square, ValueError for a base that is none
 * @see van den Oord, Li & Vinyals, Representation Learning with Contrastive Predictive Coding, 2018
 * @example
 * ```ts
 * import { infoNceBound } from "@surprisal/info-theory/info-nce-bound";
 * infoNceBound([[100, 0], [0, 100]], { base: 2 }).itemSync(); // → 1
 * ```
 */
export function infoNceBound(scores: TensorLike, options: BaseOption = {}): Tensor {
  const { n, scores: all, together } = criticScores("infoNceBound", scores, 1);
  const nats = together.sub(all.logSumExp(1).mean()).add(Math.log(n));
  return inBase("infoNceBound", nats, options.base);
}
