import { customGrad, type Tensor } from "@surprisal/tensor";

/** Options of focal losses of two classes. */
export const binaryFocalOptions = {
  gamma: { default: 2, min: 0, summary: "The power of the probability of the other class." },
  alpha: { min: 0, max: 1, summary: "The weight of the positive class, beside 1 − alpha of the other." },
} as const;

/**
 * (1 − p)^γ log p of a log-probability. Its slope is (1 − p)^γ (1 − γ p log p / (1 − p)), with the fraction −1 at p = 1:
 * the power alone has no slope there when γ < 1.
 */
export function focal(logProbability: Tensor, gamma: number): Tensor {
  if (gamma === 0) return logProbability;
  return customGrad((logP: Tensor) => {
    const p = logP.exp();
    const rest = logP.expm1().neg();
    const power = rest.pow(gamma);
    const certain = rest.equal(0);
    // p log p is 0 at p = 0.
    const fraction = certain.where(-1, p.xlogy(p).div(certain.where(1, rest)));
    return {
      value: power.mul(logP),
      gradient: (dy) => dy.mul(power).mul(fraction.mul(-gamma).add(1)),
    };
  })(logProbability);
}
