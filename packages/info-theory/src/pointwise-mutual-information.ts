import type { Tensor, TensorLike } from "@surprisal/tensor";
import type { JointTableOptions } from "./conditional-entropy.js";
import { inBase } from "./support/base.js";
import { independent, jointTable } from "./support/joint-table.js";
import { logRatio } from "./support/log-ratio.js";

/**
 * Pointwise mutual information `log(p(x, y) / (p(x) p(y)))` of each pair of values: how much more often they meet than
 * chance would have it. Its mean is mutual information; collocations of words are found by it.
 *
 * −∞ for values that never meet; 0, with no gradient, where one of them never occurs.
 *
 * @param joint non-negative, X along the rows and Y along the columns unless `x` and `y` say otherwise; a table of counts
 *   needs `normalize`
 * @returns the shape of `joint`
 * @throws ShapeError when it is not clear which axes are X and Y, ValueError for a base that is none
 * @see Church & Hanks, Word Association Norms, Mutual Information, and Lexicography, 1990
 * @example
 * ```ts
 * import { pointwiseMutualInformation } from "@surprisal/info-theory/pointwise-mutual-information";
 * pointwiseMutualInformation([[0.5, 0], [0, 0.5]], { base: 2 }).arraySync(); // → [[1, -Infinity], [-Infinity, 1]]
 * ```
 */
export function pointwiseMutualInformation(joint: TensorLike, options: JointTableOptions = {}): Tensor {
  const all = jointTable("pointwiseMutualInformation", joint, options);
  const byChance = independent(all);
  const never = byChance.equal(0);
  const nats = logRatio(never.where(1, all.table), never.where(1, byChance));
  return inBase("pointwiseMutualInformation", nats, options.base);
}
