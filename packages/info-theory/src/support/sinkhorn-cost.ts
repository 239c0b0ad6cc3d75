import { type TensorLike, ValueError } from "@surprisal/tensor";
import type { Computation } from "./computation.js";
import { sinkhornObjective } from "./sinkhorn-objective.js";
import { sinkhornSolution } from "./sinkhorn-potentials.js";
import { type SinkhornOptions, sinkhornSetting, transportProblem } from "./transport-problem.js";

export interface SinkhornCostOptions extends SinkhornOptions {
  /**
   * "objective", the default: what the plan makes least, `⟨P, C⟩ + ε KL(P ‖ p qᵀ)` and the penalties of its margins.
   * "transportCost": of that, `⟨P, C⟩` alone.
   */
  readonly returns?: "objective" | "transportCost";
}

export function sinkhornCost(
  where: string,
  cost: TensorLike,
  p: TensorLike,
  q: TensorLike,
  options: SinkhornCostOptions,
): Computation {
  const problem = transportProblem(where, cost, p, q);
  const setting = sinkhornSetting(where, options, problem.cost);
  const { returns = "objective" } = options;
  if (returns === "objective") return sinkhornObjective(problem, setting);
  if (returns === "transportCost") {
    // What costs infinitely much is not used.
    const finite = problem.cost.isFinite().where(problem.cost, 0);
    return sinkhornSolution(problem, setting, ({ plan }) => plan.mul(finite).sum());
  }
  throw new ValueError(`${where}: returns must be "objective" or "transportCost", not "${returns}".`);
}

export function smoothPlan(
  where: string,
  cost: TensorLike,
  p: TensorLike,
  q: TensorLike,
  options: SinkhornOptions,
): Computation {
  const problem = transportProblem(where, cost, p, q);
  return sinkhornSolution(problem, sinkhornSetting(where, options, problem.cost), ({ plan }) => plan);
}
