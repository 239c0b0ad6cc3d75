import type { Tensor, TensorLike } from "@surprisal/tensor";
import { inSteps } from "./support/computation.js";
import { cheapestPlan } from "./support/exact-transport.js";
import type { StepOptions } from "./support/steps.js";

/**
 * `optimalTransportPlan` of many places, which lets others go on meanwhile, tells what part of the mass has moved, and can
 * be ended.
 *
 * @param cost [N, M], from each place of p to each of q
 * @param p [N], the masses to be moved: the sums of the plan's rows
 * @param q [M], where they go: the sums of its columns
 * @returns a promise of the plan [N, M]; it rejects with the signal's reason when that is aborted
 * @throws ShapeError for shapes that do not fit; ValueError for masses below 0 or of other sums, or when infinite costs
 *   leave no way
 * @example
 * ```ts
 * import { optimalTransportPlanAsync } from "@surprisal/info-theory/optimal-transport-plan-async";
 * const plan = await optimalTransportPlanAsync([[1, 5], [2, 9]], [0.5, 0.5], [0.5, 0.5]);
 * plan.arraySync(); // → [[0, 0.5], [0.5, 0]]
 * ```
 */
export async function optimalTransportPlanAsync(
  cost: TensorLike,
  p: TensorLike,
  q: TensorLike,
  options: StepOptions = {},
): Promise<Tensor> {
  return inSteps(cheapestPlan("optimalTransportPlanAsync", cost, p, q), options);
}
