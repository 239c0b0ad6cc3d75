import { customGrad, type Tensor } from "@surprisal/tensor";

/** By how much the argument is raised before the series is summed, which is then exact to the last digits of a double. */
const steps = 8;

/** Coefficients of x⁻², x⁻⁴ … in ψ(x) − log x + 1/(2x). */
const series = [-1 / 12, 1 / 120, -1 / 252, 1 / 240, -1 / 132, 691 / 32760, -1 / 12, 3617 / 8160];

/** log Γ(x) for positive x, whose derivatives of any order belong into the same kernel. */
export function logGamma(x: Tensor): Tensor {
  return customGrad((at: Tensor) => ({ value: at.lgamma(), gradient: (dy) => dy.mul(digamma(at)) }))(x);
}

/** ψ(x) for positive x. */
function digamma(x: Tensor): Tensor {
  const raised = x.add(steps);
  const inverse = raised.reciprocal();
  const square = inverse.square();
  const tail = series.reduceRight((sum, a) => sum.add(a).mul(square), square.mul(0));
  // ψ(x + 1) = ψ(x) + 1/x, as often as it was raised.
  let below = inverse.mul(0.5);
  for (let k = steps - 1; k >= 0; k--) below = below.add(x.add(k).reciprocal());
  return raised.log().add(tail).sub(below);
}
