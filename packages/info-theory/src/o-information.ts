import type { Tensor, TensorLike } from "@surprisal/tensor";
import type { JointEntropyOptions } from "./joint-entropy.js";
import { ofVariables, others } from "./support/entropy-combination.js";

/**
 * O-information `TC − DTC`, the difference of `totalCorrelation` and `dualTotalCorrelation`: positive where variables repeat
 * each other, negative where they tell something only together. 0 for two variables; also called enigmatic information.
 *
 * @param joint the table of joint probabilities, non-negative, one axis for each variable; axes that `axis` leaves out are
 *   a batch, and a table of counts needs `normalize`
 * @returns the shape of `joint` without `axis`
 * @throws ShapeError for a table of fewer than two variables, ValueError for a base that is none
 * @see Rosas, Mediano, Gastpar & Jensen, Quantifying High-Order Interdependencies via Multivariate Extensions of the Mutual Information, 2019
 * @see James, Ellison & Crutchfield, Anatomy of a Bit, 2011
 * @example
 * ```ts
 * import { oInformation } from "@surprisal/info-theory/o-information";
 * const xor = [[[0.25, 0], [0, 0.25]], [[0, 0.25], [0.25, 0]]];
 * oInformation(xor, { base: 2 }).itemSync(); // → -1
 * ```
 */
export function oInformation(joint: TensorLike, options: JointEntropyOptions = {}): Tensor {
  return ofVariables("oInformation", joint, options, (all) => [
    { coefficient: all.length - 2, axes: all },
    ...all.map((variable) => ({ coefficient: 1, axes: [variable] })),
    ...others(all).map((axes) => ({ coefficient: -1, axes })),
  ]);
}
