import { customGrad, type TensorLike } from "@surprisal/tensor";
import type { Computation } from "./computation.js";
import { transportProblem } from "./transport-problem.js";
import { transportation } from "./transportation.js";
import { zeroWins } from "./zero-wins.js";

type Problem = [cost: TensorLike, p: TensorLike, q: TensorLike];

export function leastCost(where: string, ...given: Problem): Computation {
  const { cost, p, q } = transportProblem(where, ...given);
  const [n, m] = [p.size, q.size];
  return {
    op: transportation,
    inputs: [cost, p, q],
    finish(solution) {
      const plan = solution.slice([0, 0], [n, m]);
      return customGrad(() => ({
        value: zeroWins(plan, cost).sum(),
        gradient: (dy) => [
          dy.mul(plan),
          dy.mul(solution.slice([0, m], [n, m + 1]).squeeze(1)),
          dy.mul(solution.slice([n, 0], [n + 1, m]).squeeze(0)),
        ],
      }))(cost, p, q);
    },
  };
}

export function cheapestPlan(where: string, ...given: Problem): Computation {
  const { cost, p, q } = transportProblem(where, ...given);
  return {
    op: transportation,
    inputs: [cost, p, q],
    finish: (solution) => solution.slice([0, 0], [p.size, q.size]),
  };
}
