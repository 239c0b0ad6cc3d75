import type { Tensor, TensorLike } from "@surprisal/tensor";
import type { JointTableOptions } from "./conditional-entropy.js";
import { independent, jointTable } from "./support/joint-table.js";
import { logRatio } from "./support/log-ratio.js";

/**
 * Normalised pointwise mutual information `log(p(x, y) / (p(x) p(y))) / −log p(x, y)` of each pair of values: −1 where they
 * never meet, 0 where they meet by chance, 1 where neither occurs without the other.
 *
 * 0 where one of them never occurs. Cells of probability 0 and 1 get no gradient.
 *
 * @param joint non-negative, X along the rows and Y along the columns unless `x` and `y` say otherwise; a table of counts
 *   needs `normalize`
 * @returns the shape of `joint`
 * @throws ShapeError when it is not clear which axes are X and Y
 * @see Bouma, Normalized (Pointwise) Mutual Information in Collocation Extraction, 2009
 * @example
 * ```ts
 * import { normalizedPointwiseMutualInformation } from "@surprisal/info-theory/normalized-pointwise-mutual-information";
 * normalizedPointwiseMutualInformation([[0.5, 0], [0, 0.5]]).arraySync(); // → [[1, -1], [-1, 1]]
 * ```
 */
export function normalizedPointwiseMutualInformation(
  joint: TensorLike,
  options: Omit<JointTableOptions, "base"> = {},
): Tensor {
  const all = jointTable("normalizedPointwiseMutualInformation", joint, options);
  const { table } = all;
  const byChance = independent(all);
  const never = byChance.equal(0);
  const empty = table.equal(0);
  const always = table.equal(1);
  const p = empty.logicalOr(always).where(0.5, table);
  const ratio = logRatio(p, never.where(1, byChance)).div(p.log().neg());
  return never.where(0, empty.where(-1, always.where(1, ratio)));
}
