import { customGrad, type Tensor } from "@surprisal/tensor";
import { type SinkhornSetting, solveSinkhorn } from "./sinkhorn-potentials.js";

/**
 * `⟨P, C⟩ + ε KL(P ‖ p qᵀ)`, with the penalties of the margins, of the best plan P. To first order a change of the
 * problem does not change the best plan, so the gradients are the plan and the potentials; theirs follow how they
 * answer.
 */
export function sinkhornObjective(cost: Tensor, p: Tensor, q: Tensor, setting: SinkhornSetting): Tensor {
  const { epsilon, marginPenalty } = setting;
  const balanced = marginPenalty === Number.POSITIVE_INFINITY;
  /** What is paid for a unit of a margin. */
  const price = (x: Tensor): Tensor => (balanced ? x : x.div(-marginPenalty).expm1().mul(-marginPenalty));
  /** The plan's margin, relative to the one that is asked for. */
  const held = (x: Tensor): Tensor => (balanced ? x.mul(0).add(1) : x.div(-marginPenalty).exp());
  return customGrad((c, a, b) => {
    const { f, g, plan } = solveSinkhorn(c, a, b, setting);
    const [massOfA, massOfB] = [a.sum(), b.sum()];
    const paid = a
      .mul(price(f))
      .sum()
      .add(b.mul(price(g)).sum());
    return {
      value: paid.add(massOfA.mul(massOfB).sub(plan.sum()).mul(epsilon)),
      gradient: (dy) => [
        dy.mul(plan),
        dy.mul(price(f).add(massOfB.sub(held(f)).mul(epsilon))),
        dy.mul(price(g).add(massOfA.sub(held(g)).mul(epsilon))),
      ],
    };
  })(cost, p, q);
}
