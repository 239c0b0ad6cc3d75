import { polynomial } from "./polynomial.js";

/** B₂ₖ for k = 1, 2, … */
const bernoulli = [
  1 / 6,
  -1 / 30,
  1 / 42,
  -1 / 30,
  5 / 66,
  -691 / 2730,
  7 / 6,
  -3617 / 510,
  43867 / 798,
  -174611 / 330,
];

/** B₂ₖ / (2k(2k−1)): Stirling's series for log Γ. */
const stirling = bernoulli.map((b, i) => b / ((2 * i + 2) * (2 * i + 1)));

const halfLog2Pi = 0.5 * Math.log(2 * Math.PI);

/** `log |Γ(x)|`: shifted to x ≥ 10, then Stirling's series. Near its zeros 1 and 2 the error is absolute, 1e-15. */
export function lgamma(x: number): number {
  if (Number.isNaN(x)) return x;
  if (!Number.isFinite(x)) return Number.POSITIVE_INFINITY;
  if (x <= 0) {
    if (Number.isInteger(x)) return Number.POSITIVE_INFINITY;
    // Γ(x)Γ(−x) = −π / (x sin πx)
    return Math.log(Math.PI / Math.abs(x * sinPi(x))) - lgamma(-x);
  }
  if (x === 1 || x === 2) return 0;
  let product = 1;
  let z = x;
  for (; z < 10; z++) product *= z;
  return (z - 0.5) * Math.log(z) - z + halfLog2Pi + polynomial(1 / (z * z), stirling) / z - Math.log(product);
}

/** sin πx with the period taken out first. */
function sinPi(x: number): number {
  const r = x - 2 * Math.round(x / 2);
  return Math.sin(Math.PI * r);
}

/** 1/tan πx with the period taken out first. */
function cotPi(x: number): number {
  return 1 / Math.tan(Math.PI * (x - Math.round(x)));
}

/** B₂ₖ / 2k: the asymptotic series of digamma. */
const digammaSeries = bernoulli.map((b, i) => b / (2 * i + 2));

function digamma(x: number): number {
  if (x === 0) return Object.is(x, 0) ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY;
  if (x < 0) return Number.isInteger(x) ? Number.NaN : digamma(1 - x) - Math.PI * cotPi(x);
  if (x === Number.POSITIVE_INFINITY) return x;
  let shift = 0;
  let z = x;
  for (; z < 10; z++) shift += 1 / z;
  const w = 1 / (z * z);
  return Math.log(z) - 0.5 / z - w * polynomial(w, digammaSeries) - shift;
}

/** `ψ⁽ⁿ⁾(x)`, the n-th derivative of digamma: recurrence to x ≥ 15 + n, then the asymptotic series. */
export function polygamma(order: number, x: number): number {
  if (Number.isNaN(x) || !Number.isInteger(order) || order < 0) return Number.NaN;
  if (order === 0) return digamma(x);
  const sign = order % 2 === 0 ? -1 : 1;
  if (x <= 0) {
    if (x === Number.NEGATIVE_INFINITY) return Number.NaN;
    if (Number.isInteger(x)) return sign === 1 ? Number.POSITIVE_INFINITY : Number.NaN;
    // ψ⁽ⁿ⁾(x) = (−1)ⁿ ψ⁽ⁿ⁾(1 − x) − π dⁿ/dxⁿ cot πx
    return -sign * polygamma(order, 1 - x) - Math.PI * cotDerivative(order, x);
  }
  if (x === Number.POSITIVE_INFINITY) return 0;
  let shift = 0;
  let z = x;
  for (; z < 15 + order; z++) shift += z ** -(order + 1);
  // (n−1)!/zⁿ + n!/2zⁿ⁺¹ + Σ B₂ₖ (2k+n−1)!/(2k)! z^−(2k+n), all over n!
  let term = z ** -order;
  let series = term / order + (0.5 * term) / z;
  for (const [i, b] of bernoulli.entries()) {
    const k = 2 * (i + 1);
    term *= i === 0 ? (order + 1) / (2 * z * z) : ((k + order - 1) * (k + order - 2)) / (k * (k - 1) * z * z);
    series += b * term;
  }
  let factorial = 1;
  for (let i = 2; i <= order; i++) factorial *= i;
  return sign * factorial * (series + shift);
}

/** `dⁿ/dxⁿ cot πx`: each derivative is a polynomial in the cotangent, since cot′ = −(1 + cot²). */
function cotDerivative(order: number, x: number): number {
  let coefficients = [0, 1];
  for (let n = 0; n < order; n++) {
    const next = new Array<number>(coefficients.length + 1).fill(0);
    for (const [power, c] of coefficients.entries()) {
      if (power === 0) continue;
      next[power - 1] = (next[power - 1] as number) - power * c;
      next[power + 1] = (next[power + 1] as number) - power * c;
    }
    coefficients = next;
  }
  return Math.PI ** order * polynomial(cotPi(x), coefficients);
}
