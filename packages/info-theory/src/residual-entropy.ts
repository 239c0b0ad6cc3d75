import type { Tensor, TensorLike } from "@surprisal/tensor";
import type { JointEntropyOptions } from "./joint-entropy.js";
import { ofVariables, others } from "./support/entropy-combination.js";

/**
 * Residual entropy `Σ H(Xᵢ | the others)`, or erasure entropy: what each variable keeps to itself. The joint entropy is
 * this and `dualTotalCorrelation` together; for two variables it is their variation of information.
 *
 * @param joint the table of joint probabilities, non-negative, one axis for each variable; axes that `axis` leaves out are
 *   a batch, and a table of counts needs `normalize`
 * @returns the shape of `joint` without `axis`
 * @throws ShapeError for a table of fewer than two variables, ValueError for a base that is none
 * @see Verdú & Weissman, The Information Lost in Erasures, 2008
 * @example
 * ```ts
 * import { residualEntropy } from "@surprisal/info-theory/residual-entropy";
 * // One of two fair coins, seen twice, and the other.
 * const joint = [[[0.25, 0.25], [0, 0]], [[0, 0], [0.25, 0.25]]];
 * residualEntropy(joint, { base: 2 }).itemSync(); // → 1
 * ```
 */
export function residualEntropy(joint: TensorLike, options: JointEntropyOptions = {}): Tensor {
  return ofVariables("residualEntropy", joint, options, (all) => [
    { coefficient: all.length, axes: all },
    ...others(all).map((axes) => ({ coefficient: -1, axes })),
  ]);
}
