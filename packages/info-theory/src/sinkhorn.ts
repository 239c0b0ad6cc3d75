import type { Tensor, TensorLike } from "@surprisal/tensor";
import { lazily } from "./support/computation.js";
import { type SinkhornCostOptions, sinkhornCost } from "./support/sinkhorn-cost.js";

export type { SinkhornCostOptions } from "./support/sinkhorn-cost.js";

/**
 * Entropic optimal transport: the least cost of moving the mass p to where q lies, when a plan P that is more than the
 * product of its margins pays ε for each nat. By Sinkhorn's iterations on logarithms, which ε of any size do not
 * overflow.
 *
 * As ε goes to 0 it becomes `optimalTransport`, ever more slowly. The gradient of the objective in the cost is the
 * plan, and in p and q their potentials, up to a constant; gradients of any order are exact, whatever the number of
 * iterations. What is NaN, or infinite in a whole row, makes NaN.
 *
 * @param cost [N, M], from each place of p to each of q
 * @param p [N], the masses to be moved
 * @param q [M], where they go; the same sum, unless `marginPenalty` is set
 * @returns a scalar; numbers alone compute in float64
 * @throws ShapeError for shapes that do not fit, ValueError for an option out of range; the read throws a ValueError
 *   for masses below 0 or of other sums, or when the iterations do not suffice
 * @see Cuturi, Sinkhorn Distances, 2013; Chizat et al., Scaling Algorithms for Unbalanced Optimal Transport, 2018
 * @example
 * ```ts
 * import { sinkhorn } from "@surprisal/info-theory/sinkhorn";
 * const cost = [[0, 1], [1, 0]];
 * sinkhorn(cost, [0.5, 0.5], [0.5, 0.5], { epsilon: 1, returns: "transportCost" }).itemSync(); // → 0.26894142137
 * ```
 */
export function sinkhorn(
  cost: TensorLike,
  p: TensorLike,
  q: TensorLike,
  options: SinkhornCostOptions,
): Tensor {
  return lazily(sinkhornCost("sinkhorn", cost, p, q, options));
}
