import type { Tensor, TensorLike } from "@surprisal/tensor";
import { lazily } from "./support/computation.js";
import { leastCost } from "./support/exact-transport.js";

/**
 * Optimal transport: the least cost `⟨P, C⟩` of moving the mass p to where q lies, exactly. The earth mover's distance,
 * for a cost that is one; of equally many equal masses, the best assignment.
 *
 * For some hundred places: it takes as many searches through all routes as there are places. `sinkhorn` is faster and
 * smooth. The gradient in the cost is a best plan, and in p and q the prices of their places, up to a constant. A route
 * of infinite cost is never taken.
 *
 * @param cost [N, M], from each place of p to each of q
 * @param p [N], the masses to be moved
 * @param q [M], where they go; the same sum
 * @returns a scalar; numbers alone compute in float64
 * @throws ShapeError for shapes that do not fit; the read throws a ValueError for masses below 0 or of other sums, or
 *   when infinite costs leave no way
 * @see Villani, Topics in Optimal Transportation, 2003
 * @example
 * ```ts
 * import { optimalTransport } from "@surprisal/info-theory/optimal-transport";
 * const cost = [[1, 5], [2, 9]];
 * optimalTransport(cost, [0.5, 0.5], [0.5, 0.5]).itemSync(); // → 3.5
 * ```
 */
export function optimalTransport(cost: TensorLike, p: TensorLike, q: TensorLike): Tensor {
  return lazily(leastCost("optimalTransport", cost, p, q));
}
