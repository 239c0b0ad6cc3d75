import { type Tensor, ValueError } from "@surprisal/tensor";
import type { Labels } from "./support/labels.js";
import { explained, partitions, scalar } from "./support/partitions.js";

export interface VMeasureOptions {
  /** How much completeness weighs beside homogeneity. Default 1. */
  readonly beta?: number;
}

/**
 * V-measure of a clustering: the harmonic mean `(1 + β) h c / (βh + c)` of `homogeneity` h and `completeness` c. With β = 1
 * it is `normalizedMutualInformationFromLabels`; larger β give completeness more weight. 0 where both are 0.
 *
 * @param truth a label for each sample: whole numbers, strings, or whatever a Map tells apart
 * @param clusters a label of the other kind for each sample
 * @returns a scalar in float64
 * @throws ShapeError for arrays of different lengths and tensors of several axes, ValueError for a beta below 0
 * @see Rosenberg & Hirschberg, V-Measure, 2007
 * @example
 * ```ts
 * import { vMeasure } from "@surprisal/info-theory/v-measure";
 * vMeasure([0, 0, 1, 1], [0, 1, 2, 2]).itemSync(); // → 0.8
 * ```
 */
export function vMeasure(truth: Labels, clusters: Labels, options: VMeasureOptions = {}): Tensor {
  const { beta = 1 } = options;
  if (!(beta >= 0 && beta < Number.POSITIVE_INFINITY)) {
    throw new ValueError(
      `vMeasure: beta ${beta} weighs completeness against homogeneity. Give a number from 0.`,
    );
  }
  const { information, ofX, ofY } = partitions("vMeasure", { truth, clusters });
  const [h, c] = [explained(information, ofX), explained(information, ofY)];
  return scalar(h + c === 0 ? 0 : ((1 + beta) * h * c) / (beta * h + c));
}
