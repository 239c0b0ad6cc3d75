import type { Tensor } from "@surprisal/tensor";
import { type BaseOption, inBase } from "./support/base.js";
import type { Labels } from "./support/labels.js";
import { partitions, scalar } from "./support/partitions.js";

/**
 * Variation of information of two labelings, `variationOfInformation` of the frequencies of their pairs: how far apart two
 * clusterings of the same samples are, whatever their clusters are called. A metric.
 *
 * @param x a label for each sample: whole numbers, strings, or whatever a Map tells apart
 * @param y a label of the other kind for each sample
 * @returns a scalar in float64
 * @throws ShapeError for arrays of different lengths and tensors of several axes, ValueError for a base that is none
 * @see Meilă, Comparing Clusterings by the Variation of Information, 2003
 * @example
 * ```ts
 * import { variationOfInformationFromLabels } from "@surprisal/info-theory/variation-of-information-from-labels";
 * variationOfInformationFromLabels([0, 0, 1, 1], [0, 1, 0, 1], { base: 2 }).itemSync(); // → 2
 * ```
 */
export function variationOfInformationFromLabels(x: Labels, y: Labels, options: BaseOption = {}): Tensor {
  const { information, ofX, ofY } = partitions("variationOfInformationFromLabels", { x, y });
  const nats = Math.max(0, ofX + ofY - 2 * information);
  return inBase("variationOfInformationFromLabels", scalar(nats), options.base);
}
