import type { Tensor, TensorLike } from "@surprisal/tensor";
import type { JointEntropyOptions } from "./joint-entropy.js";
import { relEntr } from "./rel-entr.js";
import { inBase } from "./support/base.js";
import { marginOf, variablesOf } from "./support/entropy-combination.js";

/**
 * Total correlation `Σ H(Xᵢ) − H(X₁, …, Xₙ)`, or multi-information: how far several variables are from independence. For
 * two variables it is their mutual information; 0 where all are independent, never negative.
 *
 * Summed as the divergence of the table from the product of its margins, which keeps the digits of a weak dependence. The
 * slope is −∞ in a cell of probability 0 whose margins are positive.
 *
 * @param joint the table of joint probabilities, non-negative, one axis for each variable; axes that `axis` leaves out are
 *   a batch, and a table of counts needs `normalize`
 * @returns the shape of `joint` without `axis`
 * @throws ShapeError for a table of fewer than two variables, ValueError for a base that is none
 * @see Watanabe, Information Theoretical Analysis of Multivariate Correlation, 1960
 * @example
 * ```ts
 * import { totalCorrelation } from "@surprisal/info-theory/total-correlation";
 * // One fair coin, seen three times.
 * totalCorrelation([[[0.5, 0], [0, 0]], [[0, 0], [0, 0.5]]], { base: 2 }).itemSync(); // → 2
 * ```
 */
export function totalCorrelation(joint: TensorLike, options: JointEntropyOptions = {}): Tensor {
  const { table, variables } = variablesOf("totalCorrelation", joint, options);
  const independent = variables
    .map((variable) => marginOf(table, variables, [variable]))
    .reduce((product, margin) => product.mul(margin));
  return inBase("totalCorrelation", relEntr(table, independent).sum(variables), options.base);
}
