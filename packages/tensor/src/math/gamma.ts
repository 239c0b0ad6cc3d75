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
const stirling = /* @__PURE__ */ bernoulli.map((b, i) => b / ((2 * i + 2) * (2 * i + 1)));

const halfLog2Pi = 0.5 * /* @__PURE__ */ Math.log(2 * Math.PI);

/** log Γ(x) / ((x − 1)(x − 2)) in x − 1.5, on [1, 2]: the zeros stand outside, so that the value is exact near them. */
const logGammaRest = [
  0.4831289505409809, -0.14595989591430608, 0.06291140107456439, -0.031308487501010646, 0.01679709863127416,
  -0.009425622448525798, 0.005446457839126065, -0.0032120740737152814, 0.0019229163127905161,
  -0.0011644145847310124, 0.000711519067515296, -0.00043799307479613914, 0.00027131373861446925,
  -0.0001689178215524898, 0.00010535512483785591, -6.614136022346414e-5, 4.30276814976503e-5,
  -2.7201673025504752e-5, 1.3186019073996835e-5, -8.355075869795273e-6, 1.2140008083973407e-5,
  -7.760660152513446e-6,
];

/** The same in x − 2.5, on [2, 3]. */
const logGammaRestAbove = [
  0.37957716063055885, -0.07466357415449941, 0.019905154304743208, -0.006018768527036914,
  0.0019490574889463365, -0.0006586397065650056, 0.00022905363747507287, -8.130229408034726e-5,
  2.929928312004998e-5, -1.0682259123883373e-5, 3.9305860909127655e-6, -1.4575541733757617e-6,
  5.436082854534496e-7, -2.015090104183497e-7, 7.585695078040205e-8, -3.385821013938236e-8,
  1.2848137769988069e-8,
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
  0.951055876031833, -0.4236274212814605, 0.2405424842407742, -0.14840492305390884, 0.09498872445494122,
  -0.061922133273064534, 0.04076083381242074, -0.02697579675613825, 0.0179072524394512, -0.011908218001568644,
  0.007926944646403797, -0.005279964873257405, 0.003519006401502276, -0.002345267632540769,
  0.0015566317474486838, -0.0010376374098418604, 0.0007233266279287554, -0.0004821990530566789,
  0.0002272331660987376, -0.00015148586836773365, 0.00025968482126430747, -0.00017312261802727394,
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
