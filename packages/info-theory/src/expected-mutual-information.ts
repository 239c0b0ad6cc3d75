import type { Tensor } from "@surprisal/tensor";
import { type BaseOption, inBase } from "./support/base.js";
import { expectedInformation } from "./support/expected-information.js";
import type { Labels } from "./support/labels.js";
import { partitions, scalar } from "./support/partitions.js";

/**
 * What the mutual information of two labelings is on average when the samples of one are shuffled, exactly: what chance
 * alone gives to labels that occur as often as these.
 *
 * @param x a label for each sample: whole numbers, strings, or whatever a Map tells apart
 * @param y a label of the other kind for each sample
 * @returns a scalar in float64
 * @throws ShapeError for arrays of different lengths and tensors of several axes, ValueError for a base that is none
 * @see Vinh, Epps & Bailey, Information Theoretic Measures for Clusterings Comparison, 2010
 * @example
 * ```ts
 * import { expectedMutualInformation } from "@surprisal/info-theory/expected-mutual-information";
 * expectedMutualInformation([0, 0, 1, 1], [0, 0, 1, 1]).itemSync(); // → 0.23104906018664842
 * ```
 */
export function expectedMutualInformation(x: Labels, y: Labels, options: BaseOption = {}): Tensor {
  const { pairs } = partitions("expectedMutualInformation", { x, y });
  return inBase("expectedMutualInformation", scalar(expectedInformation(pairs)), options.base);
}
