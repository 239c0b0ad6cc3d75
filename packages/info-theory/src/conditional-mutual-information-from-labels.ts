import type { Tensor } from "@surprisal/tensor";
import { type BaseOption, inBase } from "./support/base.js";
import { conditionalInformation } from "./support/conditional-information.js";
import { encode, type Labels, sameLength } from "./support/labels.js";
import { scalar } from "./support/partitions.js";

/**
 * Conditional mutual information I(X; Y | Z) of three labelings of the same samples, by the frequencies in which their
 * labels occur together; `conditionalMutualInformation` takes a table. Too high where the samples are few for the labels.
 *
 * @param x a label for each sample: whole numbers, strings, or whatever a Map tells apart
 * @param y a label of the second kind for each sample
 * @param given what is known: a label of the third kind for each sample
 * @returns a scalar in float64
 * @throws ShapeError for arrays of different lengths and tensors of several axes, ValueError for a base that is none
 * @example
 * ```ts
 * import { conditionalMutualInformationFromLabels } from "@surprisal/info-theory/conditional-mutual-information-from-labels";
 * const [x, y, xor] = [[0, 0, 1, 1], [0, 1, 0, 1], [0, 1, 1, 0]];
 * conditionalMutualInformationFromLabels(x, y, xor, { base: 2 }).itemSync(); // → 1
 * ```
 */
export function conditionalMutualInformationFromLabels(
  x: Labels,
  y: Labels,
  given: Labels,
  options: BaseOption = {},
): Tensor {
  const where = "conditionalMutualInformationFromLabels";
  const [a, b, c] = sameLength(where, { x, y, given }).map(encode);
  const nats = a && b && c ? conditionalInformation(a, b, c) : 0;
  return inBase(where, scalar(nats), options.base);
}
