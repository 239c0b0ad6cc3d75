import type { Tensor, TensorLike } from "@surprisal/tensor";
import { inSteps } from "./support/computation.js";
import { smoothPlan } from "./support/sinkhorn-cost.js";
import type { StepOptions } from "./support/steps.js";
import type { SinkhornOptions } from "./support/transport-problem.js";

/**
 * `sinkhornPlan` of many places, which lets others go on meanwhile, tells about how far it is, and can be ended.
 *
 * @param cost [N, M], from each place of p to each of q
 * @param p [N], the masses to be moved: the sums of the plan's rows
 * @param q [M], where they go: the sums of its columns
 * @returns a promise of the plan [N, M], with gradients; it rejects with the signal's reason when that is aborted
 * @throws ShapeError for shapes that do not fit; ValueError for an option out of range, masses below 0 or of other sums,
 *   or when maxIterations do not suffice
 * @example
 * ```ts
 * import { sinkhornPlanAsync } from "@surprisal/info-theory/sinkhorn-plan-async";
 * const plan = await sinkhornPlanAsync([[0, 1], [1, 0]], [0.5, 0.5], [0.5, 0.5], { epsilon: 1 / Math.log(3) });
 * plan.arraySync(); // → [[0.375, 0.125], [0.125, 0.375]]
 * ```
 */
export async function sinkhornPlanAsync(
  cost: TensorLike,
  p: TensorLike,
  q: TensorLike,
  options: SinkhornOptions & StepOptions,
): Promise<Tensor> {
  return inSteps(smoothPlan("sinkhornPlanAsync", cost, p, q, options), options);
}
