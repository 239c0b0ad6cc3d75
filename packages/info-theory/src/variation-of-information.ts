import type { Tensor, TensorLike } from "@surprisal/tensor";
import type { JointTableOptions } from "./conditional-entropy.js";
import { inBase } from "./support/base.js";
import { combination } from "./support/entropy-combination.js";
import { jointTable } from "./support/joint-table.js";

/**
 * Variation of information `H(X | Y) + H(Y | X)`: a metric between variables, or between clusterings of the same things.
 * 0 where each determines the other, at most their joint entropy.
 *
 * The slope is +∞ in a cell of probability 0 whose row and column have some; of labels it is
 * `variationOfInformationFromLabels`.
 *
 * @param joint non-negative, X along the rows and Y along the columns unless `x` and `y` say otherwise; a table of counts
 *   needs `normalize`
 * @returns the shape of `joint` without the axes of X and Y
 * @throws ShapeError when it is not clear which axes are X and Y, ValueError for a base that is none
 * @see Meilă, Comparing Clusterings by the Variation of Information, 2003
 * @example
 * ```ts
 * import { variationOfInformation } from "@surprisal/info-theory/variation-of-information";
 * variationOfInformation([[0.25, 0.25], [0.25, 0.25]], { base: 2 }).itemSync(); // → 2
 * ```
 */
export function variationOfInformation(joint: TensorLike, options: JointTableOptions = {}): Tensor {
  const { table, x, y, both } = jointTable("variationOfInformation", joint, options);
  const nats = combination(table, both, [
    { coefficient: 2, axes: both },
    { coefficient: -1, axes: x },
    { coefficient: -1, axes: y },
  ]);
  return inBase("variationOfInformation", nats, options.base);
}
