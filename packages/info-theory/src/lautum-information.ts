import type { Tensor, TensorLike } from "@surprisal/tensor";
import type { JointTableOptions } from "./conditional-entropy.js";
import { relEntr } from "./rel-entr.js";
import { inBase } from "./support/base.js";
import { independent, jointTable } from "./support/joint-table.js";

/**
 * Lautum information `D(p(x) p(y) ‖ p(x, y))`: mutual information with its arguments exchanged, and spelt backwards. ∞ as
 * soon as values that both occur never occur together.
 *
 * @param joint non-negative, X along the rows and Y along the columns unless `x` and `y` say otherwise; a table of counts
 *   needs `normalize`
 * @returns the shape of `joint` without the axes of X and Y
 * @throws ShapeError when it is not clear which axes are X and Y, ValueError for a base that is none
 * @see Palomar & Verdú, Lautum Information, 2008
 * @example
 * ```ts
 * import { lautumInformation } from "@surprisal/info-theory/lautum-information";
 * lautumInformation([[0.4, 0.1], [0.1, 0.4]], { base: 2 }).itemSync(); // → 0.32192809488736235
 * ```
 */
export function lautumInformation(joint: TensorLike, options: JointTableOptions = {}): Tensor {
  const all = jointTable("lautumInformation", joint, options);
  const nats = relEntr(independent(all), all.table).sum(all.both);
  return inBase("lautumInformation", nats, options.base);
}
