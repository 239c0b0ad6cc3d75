import { polynomial } from "./polynomial.js";
import { bernoulli, stirling } from "./stirling.js";

const halfLog2Pi = 0.5 * /* @__PURE__ */ Math.log(2 * Math.PI);

/** log Γ(x) / ((x − 1)(x − 2)) in x − 1.5, on [1, 2]: the zeros stand outside, so that the value is exact near them. */
const logGammaRest = [
  0.4831289505409809, -0.14595989591430608, 0.06291140107456435, -0.0313084875010086, 0.0167970986312795,
  -0.0094256224486806, 0.0054464578389073, -0.003212074068187, 0.0019229163174, -0.00116441469684,
  0.0007115190097, -0.000437991674, 0.000271314197, -0.00016892898, 0.0001053528, -6.60846e-5, 4.3035e-5,
  -2.738e-5, 1.3173e-5, -8.04e-6, 1.215e-5, -8e-6,
];

/** The same in x − 2.5, on [2, 3]. */
const logGammaRestAbove = [
  0.3795771606305589, -0.07466357415449941, 0.019905154304743156, -0.006018768527037216, 0.00194905748895005,
  -0.000658639706551, 0.0002290536373622, -8.1302294356e-5, 2.929928484e-5, -1.068225638e-5, 3.9305718e-6,
  -1.4575687e-6, 5.43674e-7, -2.0147e-7, 7.57e-8, -3.39e-8, 1.3e-8,
];

/**
 * `log |Γ(x)|`: polynomials on [1, 3], the recurrence from 3 to 10, then Stirling's series. Within 4 ulp, for negative
 * x of the terms' size: near a zero of theirs between two poles the error is absolute, 1e-15.
 */
export function lgamma(x: number): number {
  if (Number.isNaN(x)) return x;
  if (!Number.isFinite(x)) return Number.POSITIVE_INFINITY;
  if (x < 0) {
    if (Number.isInteger(x)) return Number.POSITIVE_INFINITY;
    // Γ(x)Γ(1 − x) = π / sin πx; near 0 the sine is all that counts, and may be subnormal.
    if (x > -1e-17) return -Math.log(-x);
    return Math.log(Math.PI / Math.abs(x * sinPi(x))) - lgamma(-x);
  }
  // Γ(x) = Γ(x + 1) / x, with the factors (x + 1) − 1 and (x + 1) − 2 unrounded.
  if (x < 1) return x * (x - 1) * polynomial(x - 0.5, logGammaRest) - Math.log(x);
  if (x < 2) return (1 - x) * (2 - x) * polynomial(x - 1.5, logGammaRest);
  if (x < 10) {
    let product = 1;
    let z = x;
    while (z >= 3) product *= --z;
    const rest = (z - 1) * (z - 2) * polynomial(z - 2.5, logGammaRestAbove);
    return z === x ? rest : Math.log(product) + rest;
  }
  return (x - 0.5) * (Math.log(x) - 1) + (halfLog2Pi - 0.5) + polynomial(1 / (x * x), stirling) / x;
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

/** The positive zero of digamma, as a sum: the double nearest to it, and the rest. */
const digammaRoot = [1.4616321449683622, 9.549995429965697e-17] as const;

/** ψ(x) / (x − root) in x − 1.5, on [1, 2]. */
const digammaRest = [
  0.951055876031833, -0.4236274212814606, 0.24054248424077393, -0.14840492305389025, 0.09498872445498446,
  -0.0619221332746872, 0.0407608338101435, -0.02697579669128, 0.0179072524989, -0.0119082194243,
  0.0079269437643, -0.0052799461416, 0.00351901433, -0.00234542202, 0.00155658775, -0.0010368347, 0.000723474,
  -0.000484756, 0.00022696, -0.00014693, 0.0002599, -0.0001766,
];

/** Within 4 ulp for positive x; for negative x absolutely, 1e-15 of the two terms of the reflection. */
function digamma(x: number): number {
  if (x === 0) return Object.is(x, 0) ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY;
  if (x < 0) return Number.isInteger(x) ? Number.NaN : digamma(1 - x) - Math.PI * cotPi(x);
  if (x === Number.POSITIVE_INFINITY) return x;
  if (x < 1) return digamma(x + 1) - 1 / x;
  if (x < 10) {
    let shift = 0;
    let z = x;
    while (z >= 2) shift += 1 / --z;
    const [root, rest] = digammaRoot;
    return shift + (z - root - rest) * polynomial(z - 1.5, digammaRest);
  }
  const w = 1 / (x * x);
  return Math.log(x) - 0.5 / x - w * polynomial(w, digammaSeries);
}

/** `ψ⁽ⁿ⁾(x)`, the n-th derivative of digamma: recurrence to x ≥ 15 + n, then the asymptotic series. */
export function polygamma(order: number, x: number): number {
  if (Number.isNaN(x) || !Number.isInteger(order) || order < 0) return Number.NaN;
  if (order === 0) return digamma(x);
  const sign = order % 2 === 0 ? -1 : 1;
  if (x <= 0) {
    if (x === Number.NEGATIVE_INFINITY) return Number.NaN;
    if (x === 0 && sign === -1) return Object.is(x, 0) ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY;
    if (Number.isInteger(x)) return sign === 1 ? Number.POSITIVE_INFINITY : Number.NaN;
    // ψ⁽ⁿ⁾(x) = (−1)ⁿ ψ⁽ⁿ⁾(1 − x) − π dⁿ/dxⁿ cot πx
    return -sign * polygamma(order, 1 - x) - Math.PI * cotDerivative(order, x);
  }
  if (x === Number.POSITIVE_INFINITY) return sign * 0;
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
