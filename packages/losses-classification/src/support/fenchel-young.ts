import { customGrad, type Tensor } from "@surprisal/tensor";
import type { ClassTarget } from "./class-target.js";
import { tsallisSoftmax } from "./entmax.js";

/** Ω*(z) + Ω(y) − ⟨z, y⟩ for the negated Tsallis entropy Ω of order α; its slope is entmax(z) − y. */
export function tsallisFenchelYoung(truth: ClassTarget, alpha: number): Tensor {
  const { scores, axis, expect, shares } = truth;
  // A constant added to all scores changes nothing; near the highest score no digits are lost.
  const z = scores.sub(scores.max(axis, { keepDims: true }).detach());
  const conjugate = customGrad((z: Tensor) => {
    const p = tsallisSoftmax(z, alpha, axis);
    return {
      value: p.equal(0).where(0, p.mul(z)).sum(axis).sub(negatedEntropy(p, alpha).sum(axis)),
      gradient: (dy) => dy.unsqueeze(axis).mul(p),
    };
  })(z);
  return conjugate.add(negatedEntropy(shares(), alpha).sum(axis)).sub(expect(z));
}

/** (p^α − p) / (α (α − 1)). */
function negatedEntropy(p: Tensor, alpha: number): Tensor {
  return p
    .pow(alpha)
    .sub(p)
    .div(alpha * (alpha - 1));
}
