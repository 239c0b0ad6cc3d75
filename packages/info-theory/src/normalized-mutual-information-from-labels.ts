import type { Tensor } from "@surprisal/tensor";
import { type ClusteringAverage, meanEntropy } from "./support/average.js";
import type { Labels } from "./support/labels.js";
import { partitions, scalar } from "./support/partitions.js";

export interface ClusteringAverageOptions {
  /** What to divide by: the "arithmetic" mean of both entropies (the default), the "geometric" one, the smaller or the larger. */
  readonly average?: ClusteringAverage;
}

/**
 * Normalised mutual information of two labelings: `mutualInformationFromLabels` divided by an average of their entropies.
 * From 0 to 1 for clusterings that agree but for the names; it rises with the number of clusters by chance alone, for which
 * `adjustedMutualInformation` corrects.
 *
 * 1 where neither has more than one label, 0 where one of them has and the information is 0.
 *
 * @param x a label for each sample: whole numbers, strings, or whatever a Map tells apart
 * @param y a label of the other kind for each sample
 * @returns a scalar in float64
 * @throws ShapeError for arrays of different lengths and tensors of several axes, ValueError for an average that does not exist
 * @see Strehl & Ghosh, Cluster Ensembles, 2002
 * @example
 * ```ts
 * import { normalizedMutualInformationFromLabels } from "@surprisal/info-theory/normalized-mutual-information-from-labels";
 * normalizedMutualInformationFromLabels([0, 0, 1, 1], ["b", "b", "a", "a"]).itemSync(); // → 1
 * ```
 */
export function normalizedMutualInformationFromLabels(
  x: Labels,
  y: Labels,
  options: ClusteringAverageOptions = {},
): Tensor {
  const { information, ofX, ofY } = partitions("normalizedMutualInformationFromLabels", { x, y });
  const { average = "arithmetic" } = options;
  const divisor = meanEntropy("normalizedMutualInformationFromLabels", average, ofX, ofY);
  if (ofX === 0 && ofY === 0) return scalar(1);
  return scalar(information === 0 ? 0 : information / divisor);
}
