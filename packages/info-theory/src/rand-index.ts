import type { Tensor } from "@surprisal/tensor";
import type { Labels } from "./support/labels.js";
import { pairConfusion } from "./support/pair-confusion.js";
import { partitions, scalar } from "./support/partitions.js";

/**
 * Rand index of two labelings: the share of all pairs of samples on which they agree, being together in both or apart in
 * both. 1 for clusterings that agree but for the names; well above 0 by chance alone, for which `adjustedRandIndex`
 * corrects. 1 for fewer than two samples.
 *
 * @param x a label for each sample: whole numbers, strings, or whatever a Map tells apart
 * @param y a label of the other kind for each sample
 * @returns a scalar in float64
 * @throws ShapeError for arrays of different lengths and tensors of several axes
 * @see Rand, Objective Criteria for the Evaluation of Clustering Methods, 1971
 * @example
 * ```ts
 * import { randIndex } from "@surprisal/info-theory/rand-index";
 * randIndex([0, 0, 1, 1], [0, 0, 1, 2]).itemSync(); // → 0.8333333333333334
 * ```
 */
export function randIndex(x: Labels, y: Labels): Tensor {
  const { pairs } = partitions("randIndex", { x, y });
  const { both, neither } = pairConfusion(pairs);
  const all = pairs.samples * (pairs.samples - 1);
  return scalar(all === 0 ? 1 : (both + neither) / all);
}
