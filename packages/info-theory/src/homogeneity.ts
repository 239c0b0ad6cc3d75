import type { Tensor } from "@surprisal/tensor";
import type { Labels } from "./support/labels.js";
import { explained, partitions, scalar } from "./support/partitions.js";

/**
 * Homogeneity of a clustering, `1 − H(class | cluster) / H(class)`: 1 where each cluster holds members of one class only,
 * 0 where clusters tell nothing about classes. 1 where there is only one class.
 *
 * @param truth a label for each sample: whole numbers, strings, or whatever a Map tells apart
 * @param clusters a label of the other kind for each sample
 * @returns a scalar in float64
 * @throws ShapeError for arrays of different lengths and tensors of several axes
 * @see Rosenberg & Hirschberg, V-Measure, 2007
 * @example
 * ```ts
 * import { homogeneity } from "@surprisal/info-theory/homogeneity";
 * // Splitting a class does no harm to homogeneity.
 * homogeneity([0, 0, 1, 1], [0, 1, 2, 2]).itemSync(); // → 1
 * ```
 */
export function homogeneity(truth: Labels, clusters: Labels): Tensor {
  const { information, ofX } = partitions("homogeneity", { truth, clusters });
  return scalar(explained(information, ofX));
}
