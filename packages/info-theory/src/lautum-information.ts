import type { Tensor, TensorLike } from "@surprisal/tensor";
import type { JointTableOptions } from "./conditional-entropy.js";
import { relEntr } from "./rel-entr.js";
import { variableAxes } from "./support/axes.js";
import { inBase } from "./support/base.js";
import { normalized } from "./support/normalized.js";
import { operands } from "./support/operands.js";

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
  const [given] = operands("lautumInformation", joint);
  const [x, y] = variableAxes("lautumInformation", given, options);
  const table = options.normalize ? normalized(given, [...x, ...y]) : given;
  const independent = table.sum(y, { keepDims: true }).mul(table.sum(x, { keepDims: true }));
  return inBase("lautumInformation", relEntr(independent, table).sum([...x, ...y]), options.base);
}
