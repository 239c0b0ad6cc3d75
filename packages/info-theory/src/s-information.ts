import type { Tensor, TensorLike } from "@surprisal/tensor";
import type { JointEntropyOptions } from "./joint-entropy.js";
import { ofVariables, others } from "./support/entropy-combination.js";

/**
 * S-information `TC + DTC = Σ I(Xᵢ; the others)`, the sum of `totalCorrelation` and `dualTotalCorrelation`: how strongly
 * each variable depends on the others, added up. Also called exogenous local information; never negative.
 *
 * @param joint the table of joint probabilities, non-negative, one axis for each variable; axes that `axis` leaves out are
 *   a batch, and a table of counts needs `normalize`
 * @returns the shape of `joint` without `axis`
 * @throws ShapeError for a table of fewer than two variables, ValueError for a base that is none
 * @see James, Ellison & Crutchfield, Anatomy of a Bit, 2011
 * @example
 * ```ts
 * import { sInformation } from "@surprisal/info-theory/s-information";
 * const xor = [[[0.25, 0], [0, 0.25]], [[0, 0.25], [0.25, 0]]];
 * sInformation(xor, { base: 2 }).itemSync(); // → 3
 * ```
 */
export function sInformation(joint: TensorLike, options: JointEntropyOptions = {}): Tensor {
  return ofVariables("sInformation", joint, options, (all) => [
    { coefficient: -all.length, axes: all },
    ...all.map((variable) => ({ coefficient: 1, axes: [variable] })),
    ...others(all).map((axes) => ({ coefficient: 1, axes })),
  ]);
}
