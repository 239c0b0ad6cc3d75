import type { Tensor } from "@surprisal/tensor";
import type { Labels } from "./support/labels.js";
import { explained, partitions, scalar } from "./support/partitions.js";

/**
 * Completeness of a clustering, `1 − H(cluster | class) / H(cluster)`: 1 where the members of each class share a cluster,
 * 0 where classes tell nothing about clusters. 1 where there is only one cluster.
 *
 * @param truth a label for each sample: whole numbers, strings, or whatever a Map tells apart
 * @param clusters a label of the other kind for each sample
 * @returns a scalar in float64
 * @throws ShapeError for arrays of different lengths and tensors of several axes
 * @see Rosenberg & Hirschberg, V-Measure, 2007
 * @example
 * ```ts
 * import { completeness } from "@surprisal/info-theory/completeness";
 * // Joining classes does no harm to completeness.
 * completeness([0, 1, 2, 2], [0, 0, 1, 1]).itemSync(); // → 1
 * ```
 */
export function completeness(truth: Labels, clusters: Labels): Tensor {
  const { information, ofY } = partitions("completeness", { truth, clusters });
  return scalar(explained(information, ofY));
}
