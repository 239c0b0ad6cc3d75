import type { Tensor, TensorLike } from "@surprisal/tensor";
import type { JointTableOptions } from "./conditional-entropy.js";
import { entr } from "./entr.js";
import { mutualInformation } from "./mutual-information.js";
import { type Average, averageOf } from "./support/average.js";
import { jointTable } from "./support/joint-table.js";

export interface NormalizedMutualInformationOptions extends Omit<JointTableOptions, "base"> {
  /**
   * What to divide by: the "arithmetic" mean of both entropies (the default), the "geometric" one, the smaller ("min"),
   * the larger ("max"), the "joint" entropy, or that of "x" or "y" alone: Theil's uncertainty coefficient.
   */
  readonly average?: Average;
}

/**
 * Normalised mutual information: `mutualInformation` divided by an average of the entropies of X and Y. 0 where they are
 * independent, 1 where each determines the other.
 *
 * Where the average is 0 it is 1 if neither variable has any entropy, and 0 else; there is no gradient then.
 *
 * @param joint non-negative, X along the rows and Y along the columns unless `x` and `y` say otherwise; a table of counts
 *   needs `normalize`
 * @returns the shape of `joint` without the axes of X and Y
 * @throws ShapeError when it is not clear which axes are X and Y, ValueError for an average that does not exist
 * @example
 * ```ts
 * import { normalizedMutualInformation } from "@surprisal/info-theory/normalized-mutual-information";
 * normalizedMutualInformation([[0.5, 0], [0.25, 0.25]], { average: "y" }).itemSync(); // → 0.3836885465963443
 * ```
 */
export function normalizedMutualInformation(
  joint: TensorLike,
  options: NormalizedMutualInformationOptions = {},
): Tensor {
  const mean = averageOf("normalizedMutualInformation", options.average ?? "arithmetic");
  const { table, x, y, both } = jointTable("normalizedMutualInformation", joint, options);
  const ofX = entr(table.sum(y, { keepDims: true })).sum(both);
  const ofY = entr(table.sum(x, { keepDims: true })).sum(both);
  const divisor = mean(ofX, ofY, entr(table).sum(both));
  const none = divisor.equal(0);
  const certain = ofX.equal(0).logicalAnd(ofY.equal(0)).cast(table.dtype);
  return none.where(certain, mutualInformation(table, { x, y }).div(none.where(1, divisor)));
}
