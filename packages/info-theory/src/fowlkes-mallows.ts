import type { Tensor } from "@surprisal/tensor";
import type { Labels } from "./support/labels.js";
import { pairConfusion } from "./support/pair-confusion.js";
import { partitions, scalar } from "./support/partitions.js";

/**
 * Fowlkes–Mallows index of two labelings: the geometric mean of precision and recall over pairs of samples, of being
 * together in one when together in the other. 1 for clusterings that agree but for the names, 0 where no pair is together
 * in both.
 *
 * @param x a label for each sample: whole numbers, strings, or whatever a Map tells apart
 * @param y a label of the other kind for each sample
 * @returns a scalar in float64
 * @throws ShapeError for arrays of different lengths and tensors of several axes
 * @see Fowlkes & Mallows, A Method for Comparing Two Hierarchical Clusterings, 1983
 * @example
 * ```ts
 * import { fowlkesMallows } from "@surprisal/info-theory/fowlkes-mallows";
 * fowlkesMallows([0, 0, 1, 1], [0, 0, 1, 2]).itemSync(); // → 0.7071067811865476
 * ```
 */
export function fowlkesMallows(x: Labels, y: Labels): Tensor {
  const { both, onlyX, onlyY } = pairConfusion(partitions("fowlkesMallows", { x, y }).pairs);
  return scalar(both === 0 ? 0 : Math.sqrt(both / (both + onlyX)) * Math.sqrt(both / (both + onlyY)));
}
