// The uniform density on [−1, 1] tilted by e^(hx): its log-normaliser, its mean and its entropy, the last less log 2.

import type { Tensor } from "@surprisal/tensor";

/** Of log(sinh h / h) in even powers of h, from the second: 4ⁿ B₂ₙ / (2n (2n)!). */
const series = [
  1 / 6,
  -1 / 180,
  1 / 2835,
  -1 / 37800,
  1 / 467775,
  -1.803670234005331e-7,
  1.5661391322766983e-8,
  -1.3884130493737299e-9,
  1.2504359176004997e-10,
  -1.1402575602296091e-11,
];

/** `log(sinh h / h)`. */
export function logSinhc(h: Tensor): Tensor {
  return pieces(
    h,
    (square) => polynomial(square, series).mul(square),
    (a) => a.mul(-2).exp().neg().log1p().add(a).sub(a.mul(2).log()),
  );
}

/** `coth h − 1/h`, the derivative of `logSinhc`. */
export function langevin(h: Tensor): Tensor {
  const slopes = series.map((c, i) => c * (2 * i + 2));
  return pieces(
    h,
    (square, x) => polynomial(square, slopes).mul(x),
    (a, sign) => overflow(a).add(1).sub(a.reciprocal()).mul(sign),
  );
}

/** `logSinhc(h) − h langevin(h)`. */
export function entropyOfTilt(h: Tensor): Tensor {
  const terms = series.map((c, i) => -c * (2 * i + 1));
  return pieces(
    h,
    // Not −0 at 0.
    (square) => polynomial(square, terms).mul(square).add(0),
    (a) => a.mul(-2).exp().neg().log1p().sub(a.mul(2).log()).add(1).sub(overflow(a).mul(a)),
  );
}

/** `coth a − 1` for a > 0. */
function overflow(a: Tensor): Tensor {
  return a.mul(-2).exp().mul(2).div(a.mul(-2).expm1().neg());
}

/** A series near 0, where the closed form would cancel, and the closed form in |h| beyond. */
function pieces(
  h: Tensor,
  near: (square: Tensor, h: Tensor) => Tensor,
  far: (a: Tensor, sign: Tensor) => Tensor,
): Tensor {
  const small = h.abs().less(0.4);
  const x = small.where(h, 0);
  return small.where(near(x.square(), x), far(small.where(1, h.abs()), h.sign()));
}

function polynomial(x: Tensor, coefficients: readonly number[]): Tensor {
  return coefficients
    .slice(0, -1)
    .reduceRight<Tensor>((sum, c) => sum.mul(x).add(c), x.mul(0).add(coefficients.at(-1) ?? 0));
}
