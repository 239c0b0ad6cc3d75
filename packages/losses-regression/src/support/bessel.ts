import { customGrad, type Tensor } from "@surprisal/tensor";

/** Up to here the power series is summed, from here the asymptotic one, whose smallest term is below 1e-15. */
const joint = 18;

/** log(e^−x I₀(x)), with derivatives of any order. */
export function logBesselI0e(x: Tensor): Tensor {
  return customGrad((at: Tensor) => {
    const { isLarge, small, large } = split(at.abs());
    const near = powerSeries(small, 0).log().sub(small);
    const far = asymptoticSeries(large, 0)
      .div(large.mul(2 * Math.PI).sqrt())
      .log();
    return {
      value: isLarge.where(far, near).sub(at.minimum(0).mul(2)),
      gradient: (dy) => dy.mul(besselRatio(at).sub(1)),
    };
  })(x);
}

/** I₁(x)/I₀(x), the mean resultant length of a von Mises distribution. */
export function besselRatio(x: Tensor): Tensor {
  return customGrad((at: Tensor) => {
    const { isLarge, small, large } = split(at.abs());
    const near = small.mul(0.5).mul(powerSeries(small, 1)).div(powerSeries(small, 0));
    const far = asymptoticSeries(large, 1).div(asymptoticSeries(large, 0));
    return {
      value: isLarge.where(far, near).mul(at.sign()),
      gradient: (dy) => dy.mul(ratioSlope(at)),
    };
  })(x);
}

/** 1 − A/x − A², which is ½ at 0. */
function ratioSlope(x: Tensor): Tensor {
  const zero = x.equal(0);
  const ratio = besselRatio(x);
  const perX = zero.where(0.5, ratio.div(zero.where(1, x)));
  return perX.add(ratio.square()).neg().add(1);
}

function split(size: Tensor): { isLarge: Tensor; small: Tensor; large: Tensor } {
  const isLarge = size.greater(joint);
  return { isLarge, small: isLarge.where(joint, size), large: isLarge.where(size, joint) };
}

/** Σ aₖ xᵏ, where a₀ = 1 and each coefficient is the one before times `ratio(k)`. */
function series(x: Tensor, terms: number, ratio: (k: number) => number): Tensor {
  const coefficients = [1];
  for (let k = 1; k <= terms; k++) coefficients.push((coefficients[k - 1] ?? 0) * ratio(k));
  return coefficients.reduceRight((sum, a) => sum.mul(x).add(a), x.mul(0));
}

/** Iₙ(x) = (x/2)ⁿ Σ (x²/4)ᵏ/(k! (k + n)!), without the power of x/2. */
function powerSeries(x: Tensor, order: number): Tensor {
  return series(x.div(joint).square(), 32, (k) => joint ** 2 / (4 * k * (k + order)));
}

/** √(2πx) e^−x Iₙ(x) = 1 − (4n² − 1)/(8x) + (4n² − 1)(4n² − 9)/(2! (8x)²) − … */
function asymptoticSeries(x: Tensor, order: number): Tensor {
  return series(x.reciprocal().mul(joint), 24, (k) => ((2 * k - 1) ** 2 - 4 * order ** 2) / (8 * k * joint));
}
