import type { Tensor, TensorLike } from "@surprisal/tensor";
import { lazily } from "./support/computation.js";
import { smoothPlan } from "./support/sinkhorn-cost.js";
import type { SinkhornOptions } from "./support/transport-problem.js";

/**
 * The plan of entropic optimal transport: how much of each mass of p goes to each place of q, as `sinkhorn` values it.
 * A soft assignment, with gradients in cost and masses.
 *
 * @param cost [N, M], from each place of p to each of q
 * @param p [N], the masses to be moved: the sums of the plan's rows
 * @param q [M], where they go: the sums of its columns
 * @returns the plan [N, M]; numbers alone compute in float64
 * @throws ShapeError for shapes that do not fit, ValueError for an option out of range; the read throws a ValueError
 *   for masses below 0 or of other sums, or when the iterations do not suffice
 * @see Cuturi, Sinkhorn Distances, 2013
 * @example
 * ```ts
 * import { sinkhornPlan } from "@surprisal/info-theory/sinkhorn-plan";
 * sinkhornPlan([[0, 1], [1, 0]], [0.5, 0.5], [0.5, 0.5], { epsilon: 1 }).arraySync();
 * // → [[0.36552929, 0.13447071], [0.13447071, 0.36552929]]
 * ```
 */
export function sinkhornPlan(
  cost: TensorLike,
  p: TensorLike,
  q: TensorLike,
  options: SinkhornOptions,
): Tensor {
  return lazily(smoothPlan("sinkhornPlan", cost, p, q, options));
}
