import type { Tensor, TensorLike } from "@surprisal/tensor";
import { lazily } from "./support/computation.js";
import { cheapestPlan } from "./support/exact-transport.js";

/**
 * The plan of optimal transport: how much of each mass of p goes to each place of q at the least cost, exactly. At most
 * N + M − 1 of its entries are not 0; of equally many equal masses, it is an assignment.
 *
 * It jumps from one corner to another as the cost changes: its gradient in that is 0. `sinkhornPlan` is smooth.
 *
 * @param cost [N, M], from each place of p to each of q
 * @param p [N], the masses to be moved: the sums of the plan's rows
 * @param q [M], where they go: the sums of its columns
 * @returns the plan [N, M]; numbers alone compute in float64
 * @throws ShapeError for shapes that do not fit; the read throws a ValueError for masses below 0 or of other sums, or
 *   when infinite costs leave no way
 * @example
 * ```ts
 * import { optimalTransportPlan } from "@surprisal/info-theory/optimal-transport-plan";
 * optimalTransportPlan([[1, 5], [2, 9]], [0.5, 0.5], [0.5, 0.5]).arraySync(); // → [[0, 0.5], [0.5, 0]]
 * ```
 */
export function optimalTransportPlan(cost: TensorLike, p: TensorLike, q: TensorLike): Tensor {
  return lazily(cheapestPlan("optimalTransportPlan", cost, p, q));
}
