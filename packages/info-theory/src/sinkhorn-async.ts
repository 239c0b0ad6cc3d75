import type { Tensor, TensorLike } from "@surprisal/tensor";
import type { SinkhornCostOptions } from "./sinkhorn.js";
import { inSteps } from "./support/computation.js";
import { sinkhornCost } from "./support/sinkhorn-cost.js";
import type { StepOptions } from "./support/steps.js";

/**
 * `sinkhorn` of many places, which lets others go on meanwhile, tells about how far it is, and can be ended.
 *
 * @param cost [N, M], from each place of p to each of q
 * @param p [N], the masses to be moved
 * @param q [M], where they go; the same sum, unless `marginPenalty` is finite
 * @returns a promise of the scalar, with gradients; it rejects with the signal's reason when that is aborted
 * @throws ShapeError for shapes that do not fit; ValueError for an option out of range, masses below 0 or of other sums,
 *   or when maxIterations do not suffice
 * @example
 * ```ts
 * import { sinkhorn } from "@surprisal/info-theory/sinkhorn";
 * import { sinkhornAsync } from "@surprisal/info-theory/sinkhorn-async";
 * const problem = [[[0, 1], [1, 0]], [0.5, 0.5], [0.4, 0.6]] as const;
 * const least = await sinkhornAsync(...problem, { epsilon: 0.1, signal: AbortSignal.timeout(10_000) });
 * least.itemSync() === sinkhorn(...problem, { epsilon: 0.1 }).itemSync(); // → true
 * ```
 */
export async function sinkhornAsync(
  cost: TensorLike,
  p: TensorLike,
  q: TensorLike,
  options: SinkhornCostOptions & StepOptions,
): Promise<Tensor> {
  return inSteps(sinkhornCost("sinkhornAsync", cost, p, q, options), options);
}
