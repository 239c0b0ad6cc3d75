import type { Tensor, TensorLike } from "@surprisal/tensor";
import type { JointEntropyOptions } from "./joint-entropy.js";
import { ofVariables, others } from "./support/entropy-combination.js";

/**
 * Dual total correlation `H(X₁, …, Xₙ) − Σ H(Xᵢ | the others)`, or binding information: the entropy that is shared by two
 * variables or more. For two variables it is their mutual information; never negative.
 *
 * In a cell of probability 0 the slope is infinite where the divergent slopes of the entropies do not cancel.
 *
 * @param joint the table of joint probabilities, non-negative, one axis for each variable; axes that `axis` leaves out are
 *   a batch, and a table of counts needs `normalize`
 * @returns the shape of `joint` without `axis`
 * @throws ShapeError for a table of fewer than two variables, ValueError for a base that is none
 * @see Han, Nonnegative Entropy Measures of Multivariate Symmetric Correlations, 1978
 * @example
 * ```ts
 * import { dualTotalCorrelation } from "@surprisal/info-theory/dual-total-correlation";
 * // Two fair bits and their exclusive or: any two tell the third.
 * const xor = [[[0.25, 0], [0, 0.25]], [[0, 0.25], [0.25, 0]]];
 * dualTotalCorrelation(xor, { base: 2 }).itemSync(); // → 2
 * ```
 */
export function dualTotalCorrelation(joint: TensorLike, options: JointEntropyOptions = {}): Tensor {
  return ofVariables("dualTotalCorrelation", joint, options, (all) => [
    { coefficient: 1 - all.length, axes: all },
    ...others(all).map((axes) => ({ coefficient: 1, axes })),
  ]);
}
