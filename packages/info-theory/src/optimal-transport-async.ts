import type { Tensor, TensorLike } from "@surprisal/tensor";
import { inSteps } from "./support/computation.js";
import { leastCost } from "./support/exact-transport.js";
import type { StepOptions } from "./support/steps.js";

/**
 * `optimalTransport` of many places, which lets others go on meanwhile, tells what part of the mass has moved, and can be
 * ended.
 *
 * @param cost [N, M], from each place of p to each of q
 * @param p [N], the masses to be moved
 * @param q [M], where they go; the same sum
 * @returns a promise of the scalar, with gradients; it rejects with the signal's reason when that is aborted
 * @throws ShapeError for shapes that do not fit; ValueError for masses below 0 or of other sums, or when infinite costs
 *   leave no way
 * @example
 * ```ts
 * import { optimalTransportAsync } from "@surprisal/info-theory/optimal-transport-async";
 * const cost = [[1, 5], [2, 9]];
 * const least = await optimalTransportAsync(cost, [0.5, 0.5], [0.5, 0.5], { signal: AbortSignal.timeout(10_000) });
 * least.itemSync(); // → 3.5
 * ```
 */
export async function optimalTransportAsync(
  cost: TensorLike,
  p: TensorLike,
  q: TensorLike,
  options: StepOptions = {},
): Promise<Tensor> {
  return inSteps(leastCost("optimalTransportAsync", cost, p, q), options);
}
