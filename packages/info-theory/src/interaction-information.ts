import type { Tensor, TensorLike } from "@surprisal/tensor";
import type { JointEntropyOptions } from "./joint-entropy.js";
import { ofVariables, subsets } from "./support/entropy-combination.js";

/**
 * Interaction information of n variables: (−1)ⁿ times `coInformation`, so that what three variables tell only together
 * counts positive. For two it is mutual information, for three I(X; Y | Z) − I(X; Y). Authors differ in the sign.
 *
 * @param joint the table of joint probabilities, non-negative, one axis for each variable; axes that `axis` leaves out are
 *   a batch, and a table of counts needs `normalize`
 * @returns the shape of `joint` without `axis`
 * @throws ShapeError for a table of fewer than two variables, ValueError for a base that is none
 * @see McGill, Multivariate Information Transmission, 1954
 * @see Jakulin & Bratko, Quantifying and Visualizing Attribute Interactions, 2003
 * @example
 * ```ts
 * import { interactionInformation } from "@surprisal/info-theory/interaction-information";
 * const xor = [[[0.25, 0], [0, 0.25]], [[0, 0.25], [0.25, 0]]];
 * interactionInformation(xor, { base: 2 }).itemSync(); // → 1
 * ```
 */
export function interactionInformation(joint: TensorLike, options: JointEntropyOptions = {}): Tensor {
  return ofVariables("interactionInformation", joint, options, (all) =>
    subsets(all).map((axes) => ({ coefficient: -((-1) ** (all.length - axes.length)), axes })),
  );
}
