import type { Tensor } from "@surprisal/tensor";

/** By how much the argument is raised before the series is summed, which is then exact to the last digits of a double. */
const steps = 8;

/** Coefficients of x⁻¹, x⁻³, x⁻⁵ … */
const series = [-1 / 8, 1 / 192, -1 / 640, 17 / 14336, -31 / 18432, 691 / 180224, -5461 / 425984];

/**
 * log Γ(x + ½) − log Γ(x) − ½ log x for positive x, which vanishes like −1/(8x). Taken as differences, it and its slope
 * would lose their digits.
 */
export function lgammaHalf(x: Tensor): Tensor {
  const raised = x.add(steps);
  const inverse = raised.reciprocal();
  const square = inverse.square();
  const tail = series.reduceRight((sum, a) => sum.mul(square).add(a), square.mul(0)).mul(inverse);
  // Γ(x + 1) = xΓ(x), as often as it was raised. The product of factors near 1 is carried as what it is more than 1.
  let more = x.mul(0);
  for (let k = 1; k < steps; k++) {
    const factor = x
      .add(k + 0.5)
      .reciprocal()
      .mul(-0.5);
    more = more.add(factor).add(more.mul(factor));
  }
  const first = raised
    .div(x)
    .sqrt()
    .mul(x.div(x.add(0.5)));
  return first.log().add(more.log1p()).add(tail);
}
