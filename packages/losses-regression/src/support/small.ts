import { customGrad, type Tensor } from "@surprisal/tensor";

// Differences of nearly equal numbers, summed as series where little would be left of them.

const joint = 0.25;

/** eˣ − 1 − x; ∞ at both infinities. Its slope is eˣ − 1. */
export const expMinusLine: (x: Tensor) => Tensor = /* @__PURE__ */ customGrad((x) => ({
  value: tangentGap(x),
  gradient: (dy) => dy.mul(x.expm1()),
}));

function tangentGap(x: Tensor): Tensor {
  const isSmall = x.abs().less(joint);
  const small = isSmall.where(x, 0);
  // x²/2 (1 + x/3 (1 + x/4 (1 + …
  let series = small.div(13).add(1);
  for (let n = 12; n >= 3; n--) series = series.mul(small).div(n).add(1);
  return isSmall.where(series.mul(small.square()).mul(0.5), x.expm1().sub(x.minimum(1e18)));
}

/** x − log(1 + x), for x from −1; ∞ at both ends. */
export function lineMinusLog1p(x: Tensor): Tensor {
  const isSmall = x.abs().less(joint);
  const small = isSmall.where(x, 0);
  // log(1 + x) = 2 artanh s, of which the first term is taken off exactly: x − 2s = xs.
  const s = small.div(small.add(2));
  const square = s.square();
  let series = square.div(19).add(1 / 17);
  for (let n = 15; n >= 3; n -= 2) series = series.mul(square).add(1 / n);
  const near = s.mul(small.sub(series.mul(square).mul(2)));
  return isSmall.where(near, x.sub(x.minimum(1e18).log1p()));
}

/** How near each other two numbers must lie for `nearDeviance`, by the size of the logarithm of their ratio. */
export const nearness = (order: number): number => joint / Math.max(1, Math.abs(order));

/**
 * ((eᵃᵘ − 1)/a − (eᵘ − 1))/(a − 1) for |u| within `nearness(a)`, its limits at a = 0 and 1 included: what all deviances
 * are of u = log(y/m), in units of a power of m. Two differences of nearly equal numbers in the formula leave none in the
 * series, u²/2 (1 + (1 + a)/3 u (1 + …
 */
export function nearDeviance(u: Tensor, a: number): Tensor {
  // (1 + a + … + aᵏ⁻²)/k!
  let [sum, power, factorial] = [0, 1, 1];
  const coefficients = Array.from({ length: 12 }, (_, i) => {
    sum += power;
    power *= a;
    factorial *= i + 2;
    return sum / factorial;
  });
  return coefficients.reduceRight((rest, c) => rest.mul(u).add(c), u.mul(0)).mul(u.square());
}
