import { asTensor, type Tensor, type TensorLike, ValueError } from "@surprisal/tensor";
import { winProbability } from "./support/noisy-scores.js";

export interface SoftRanksOptions {
  /** The standard deviation of each score. Default 1. */
  readonly deviation?: number;
}

/**
 * The rank that each item is expected to have when its score is a normal random number about the one given: 1 plus the
 * probabilities that the others are above it.
 *
 * Scores [.., n] give ranks in the same shape, between 1 and n.
 *
 * @throws ValueError unless the deviation is above 0.
 * @example
 * ```ts
 * import { softRanks } from "@surprisal/losses-ranking/soft-ranks";
 * softRanks([0, 0, 9]).arraySync(); // → [2.5, 2.5, 1]
 * ```
 */
export function softRanks(scores: TensorLike, { deviation = 1 }: SoftRanksOptions = {}): Tensor {
  if (!(deviation > 0)) throw new ValueError(`softRanks: deviation must be above 0, not ${deviation}.`);
  // An item is as likely as not to be above itself.
  return winProbability(asTensor(scores), deviation).sum(-1).add(0.5);
}
