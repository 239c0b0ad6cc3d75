import type { Tensor, TensorLike } from "@surprisal/tensor";
import type { JointEntropyOptions } from "./joint-entropy.js";
import { ofVariables, subsets } from "./support/entropy-combination.js";

/**
 * Co-information `−Σ (−1)^|S| H(S)` over all sets S of the variables: what they all share, less what only sets of them
 * tell. For two variables mutual information, for three I(X; Y) − I(X; Y | Z); it may be negative.
 *
 * @param joint the table of joint probabilities, non-negative, one axis for each variable; axes that `axis` leaves out are
 *   a batch, and a table of counts needs `normalize`
 * @returns the shape of `joint` without `axis`
 * @throws ShapeError for a table of fewer than two variables, ValueError for a base that is none
 * @see Bell, The Co-Information Lattice, 2003
 * @example
 * ```ts
 * import { coInformation } from "@surprisal/info-theory/co-information";
 * const xor = [[[0.25, 0], [0, 0.25]], [[0, 0.25], [0.25, 0]]];
 * coInformation(xor, { base: 2 }).itemSync(); // → -1
 * ```
 */
export function coInformation(joint: TensorLike, options: JointEntropyOptions = {}): Tensor {
  return ofVariables("coInformation", joint, options, (all) =>
    subsets(all).map((axes) => ({ coefficient: -((-1) ** axes.length), axes })),
  );
}
