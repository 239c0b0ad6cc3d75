import type { Tensor, TensorLike } from "@surprisal/tensor";
import type { JointTableOptions } from "./conditional-entropy.js";
import { relEntr } from "./rel-entr.js";
import { inBase } from "./support/base.js";
import { independent, jointTable } from "./support/joint-table.js";

/**
 * Mutual information `I(X; Y) = H(X) + H(Y) − H(X, Y)`: what knowing one variable tells about the other, from the table
 * of their joint probabilities. 0 where they are independent, and at most the smaller of their entropies.
 *
 * Summed as the divergence of the table from the product of its margins, `Σ p(x, y) log(p(x, y) / p(x) p(y))`: that
 * keeps the digits of a weak dependence, which the difference of entropies would lose. The slope is −∞ in a cell of
 * probability 0, but finite in an empty row or column.
 *
 * @param joint non-negative, X along the rows and Y along the columns unless `x` and `y` say otherwise; a table of
 *   counts needs `normalize`
 * @returns the shape of `joint` without the axes of X and Y
 * @throws ShapeError when it is not clear which axes are X and Y, ValueError for a base that is none
 * @see Shannon, A Mathematical Theory of Communication, 1948
 * @example
 * ```ts
 * import { mutualInformation } from "@surprisal/info-theory/mutual-information";
 * // A light switch and its bulb: to see one is to know the other.
 * mutualInformation([[0.5, 0], [0, 0.5]], { base: 2 }).itemSync(); // → 1
 * ```
 */
export function mutualInformation(joint: TensorLike, options: JointTableOptions = {}): Tensor {
  const all = jointTable("mutualInformation", joint, options);
  const nats = relEntr(all.table, independent(all)).sum(all.both);
  return inBase("mutualInformation", nats, options.base);
}
