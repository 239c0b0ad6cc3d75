import type { Tensor } from "@surprisal/tensor";
import type { ClusteringAverageOptions } from "./normalized-mutual-information-from-labels.js";
import { meanEntropy } from "./support/average.js";
import { expectedInformation } from "./support/expected-information.js";
import type { Labels } from "./support/labels.js";
import { partitions, scalar } from "./support/partitions.js";

/**
 * Adjusted mutual information of two labelings, `(I − E[I]) / (average entropy − E[I])` with what chance gives, E[I], from
 * `expectedMutualInformation`: 0 on average for shuffled labels, 1 for clusterings that agree but for the names.
 *
 * 1 where neither has more than one label.
 *
 * @param x a label for each sample: whole numbers, strings, or whatever a Map tells apart
 * @param y a label of the other kind for each sample
 * @returns a scalar in float64
 * @throws ShapeError for arrays of different lengths and tensors of several axes, ValueError for an average that does not exist
 * @see Vinh, Epps & Bailey, Information Theoretic Measures for Clusterings Comparison, 2010
 * @example
 * ```ts
 * import { adjustedMutualInformation } from "@surprisal/info-theory/adjusted-mutual-information";
 * adjustedMutualInformation([0, 0, 1, 1], [0, 0, 1, 2]).itemSync(); // → 0.5714285714285714
 * ```
 */
export function adjustedMutualInformation(
  x: Labels,
  y: Labels,
  options: ClusteringAverageOptions = {},
): Tensor {
  const { pairs, information, ofX, ofY } = partitions("adjustedMutualInformation", { x, y });
  const average = meanEntropy("adjustedMutualInformation", options.average ?? "arithmetic", ofX, ofY);
  if (ofX === 0 && ofY === 0) return scalar(1);
  const expected = expectedInformation(pairs);
  // Where chance gives all there is to have, rounding must not decide.
  const room = average - expected;
  const divisor = room < 0 ? Math.min(room, -Number.EPSILON) : Math.max(room, Number.EPSILON);
  return scalar((information - expected) / divisor);
}
