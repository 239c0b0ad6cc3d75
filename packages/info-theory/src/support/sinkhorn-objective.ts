import { customGrad, type Tensor } from "@surprisal/tensor";
import type { Computation } from "./computation.js";
import { type SinkhornSetting, sinkhornSolution } from "./sinkhorn-potentials.js";
import type { TransportProblem } from "./transport-problem.js";

/**
 * `⟨P, C⟩ + ε KL(P ‖ p qᵀ)`, with the penalties of the margins, of the best plan P. To first order a change of the
 * problem does not change the best plan, so the gradients are the plan and the potentials; theirs follow how they
 * answer.
 */
export function sinkhornObjective(problem: TransportProblem, setting: SinkhornSetting): Computation {
  const { cost, p, q } = problem;
  const { epsilon, marginPenalty } = setting;
  const balanced = marginPenalty === Number.POSITIVE_INFINITY;
  /** What is paid for a unit of a margin. */
  const price = (x: Tensor): Tensor => (balanced ? x : x.div(-marginPenalty).expm1().mul(-marginPenalty));
  /** The plan's margin, relative to the one that is asked for. */
  const held = (x: Tensor): Tensor => (balanced ? x.mul(0).add(1) : x.div(-marginPenalty).exp());
  return sinkhornSolution(problem, setting, ({ f, g, plan }) => {
    const [massOfP, massOfQ] = [p.sum(), q.sum()];
    const paid = p
      .mul(price(f))
      .sum()
      .add(q.mul(price(g)).sum());
    const value = paid.add(massOfP.mul(massOfQ).sub(plan.sum()).mul(epsilon));
    const gradient = (dy: Tensor): Tensor[] => [
      dy.mul(plan),
      dy.mul(price(f).add(massOfQ.sub(held(f)).mul(epsilon))),
      dy.mul(price(g).add(massOfP.sub(held(g)).mul(epsilon))),
    ];
    return customGrad(() => ({ value, gradient }))(cost, p, q);
  });
}
