import type { Tensor } from "@surprisal/tensor";
import type { Labels } from "./support/labels.js";
import { pairConfusion } from "./support/pair-confusion.js";
import { partitions, scalar } from "./support/partitions.js";

/**
 * Adjusted Rand index of two labelings: the Rand index less what chance gives, 0 on average for shuffled labels and 1 for
 * clusterings that agree but for the names. It may be negative.
 *
 * @param x a label for each sample: whole numbers, strings, or whatever a Map tells apart
 * @param y a label of the other kind for each sample
 * @returns a scalar in float64
 * @throws ShapeError for arrays of different lengths and tensors of several axes
 * @see Hubert & Arabie, Comparing Partitions, 1985
 * @example
 * ```ts
 * import { adjustedRandIndex } from "@surprisal/info-theory/adjusted-rand-index";
 * adjustedRandIndex([0, 0, 1, 1], [0, 0, 1, 2]).itemSync(); // → 0.5714285714285714
 * ```
 */
export function adjustedRandIndex(x: Labels, y: Labels): Tensor {
  const { both, onlyX, onlyY, neither } = pairConfusion(partitions("adjustedRandIndex", { x, y }).pairs);
  if (onlyX === 0 && onlyY === 0) return scalar(1);
  const divisor = (both + onlyX) * (onlyX + neither) + (both + onlyY) * (onlyY + neither);
  return scalar((2 * (both * neither - onlyX * onlyY)) / divisor);
}
