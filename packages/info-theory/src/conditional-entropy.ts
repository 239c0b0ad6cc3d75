import type { Tensor, TensorLike } from "@surprisal/tensor";
import { relEntr } from "./rel-entr.js";
import { type BaseOption, inBase } from "./support/base.js";
import { jointTable, type VariableOptions } from "./support/joint-table.js";

export interface JointTableOptions extends VariableOptions, BaseOption {
  /** Divide by the sum over X and Y first, for a table of counts. Default false. */
  readonly normalize?: boolean;
}

/**
 * The entropy `H(X | Y) = H(X, Y) − H(Y)` that X keeps when Y is known, from the table of their joint probabilities.
 * From 0, where Y determines X, to H(X), where they are independent.
 *
 * Summed as `−Σ p(x, y) log p(x | y)`, in which nothing cancels. Cells of probability 0 add 0; their slope is +∞, or 0
 * where that y never happens.
 *
 * @param joint non-negative, X along the rows and Y along the columns unless `x` and `y` say otherwise
 * @returns the shape of `joint` without the axes of X and Y
 * @throws ShapeError when it is not clear which axes are X and Y, ValueError for a base that is none
 * @example
 * ```ts
 * import { conditionalEntropy } from "@surprisal/info-theory/conditional-entropy";
 * const joint = [[0.25, 0.25], [0.5, 0]];
 * conditionalEntropy(joint, { base: 2 }).itemSync(); // → 0.6887218755408671
 * conditionalEntropy(joint, { x: 1, y: 0, base: 2 }).itemSync(); // → 0.5
 * ```
 */
export function conditionalEntropy(joint: TensorLike, options: JointTableOptions = {}): Tensor {
  const { table, x, both } = jointTable("conditionalEntropy", joint, options);
  const terms = relEntr(table, table.sum(x, { keepDims: true }));
  return inBase("conditionalEntropy", terms.sum(both).neg().add(0), options.base);
}
