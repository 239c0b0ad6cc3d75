import type { Tensor } from "@surprisal/tensor";
import { type BaseOption, inBase } from "./support/base.js";
import type { Labels } from "./support/labels.js";
import { partitions, scalar } from "./support/partitions.js";

/**
 * Mutual information of two labelings of the same samples, `mutualInformation` of the frequencies of their pairs: what the
 * label of one kind tells about the other, by the sample. Too high by about (rows − 1)(columns − 1) / 2N where it is small;
 * `adjustedMutualInformation` corrects for that.
 *
 * Counts whole numbers in one pass, fastest in an Int32Array with labels from 0 to below 1024.
 *
 * @param x a label for each sample: whole numbers, strings, or whatever a Map tells apart
 * @param y a label of the other kind for each sample
 * @returns a scalar in float64
 * @throws ShapeError for arrays of different lengths and tensors of several axes, ValueError for a base that is none
 * @example
 * ```ts
 * import { mutualInformationFromLabels } from "@surprisal/info-theory/mutual-information-from-labels";
 * mutualInformationFromLabels([0, 0, 1, 1], ["a", "a", "b", "b"], { base: 2 }).itemSync(); // → 1
 * ```
 */
export function mutualInformationFromLabels(x: Labels, y: Labels, options: BaseOption = {}): Tensor {
  const { information } = partitions("mutualInformationFromLabels", { x, y });
  return inBase("mutualInformationFromLabels", scalar(information), options.base);
}
