import { customGrad, type Tensor } from "@surprisal/tensor";

/** (eˣ − 1)/x, which is 1 at 0: with a slope that is right there too. */
export function growth(x: Tensor): Tensor {
  return customGrad((at: Tensor) => {
    const zero = at.equal(0);
    return {
      value: zero.where(1, at.expm1().div(zero.where(1, at))),
      gradient: (dy) => dy.mul(growthSlope(at)),
    };
  })(x);
}

/** Its derivative, (eˣ(x − 1) + 1)/x². */
export function growthSlope(x: Tensor): Tensor {
  const isSmall = x.abs().less(0.5);
  const small = isSmall.where(x, 0);
  // Σ xᵏ/(k!(k + 2)): near 0 the quotient loses everything to cancellation.
  let [series, factorial] = [small.mul(0), 1];
  const coefficients = Array.from({ length: 14 }, (_, k) => {
    factorial *= Math.max(k, 1);
    return 1 / (factorial * (k + 2));
  });
  for (const coefficient of coefficients.reverse()) series = series.mul(small).add(coefficient);
  const far = isSmall.where(1, x);
  return isSmall.where(series, far.exp().mul(far.sub(1)).add(1).div(far.square()));
}
