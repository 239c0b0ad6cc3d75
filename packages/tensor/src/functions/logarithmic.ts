import type { Axes } from "../shape.js";
import type { Tensor } from "../tensor/tensor.js";

/**
 * `log Σ eˣ` along `axes`, shifted by the largest element. The shift is a constant to the gradient: it cancels
 * exactly. A shift that is not finite would make NaN of ∞ − ∞, so 0 stands in for it.
 */
export function logSumExp(x: Tensor, axes?: Axes): Tensor {
  const largest = x.maxOrIdentity(axes).detach();
  const shift = largest.isFinite().where(largest, 0);
  return x.sub(shift).exp().sum(axes, { keepDims: true }).log().add(shift);
}

/** `eˣ / Σ eˣ` along `axis`. */
export function softmax(x: Tensor, axis: number): Tensor {
  const powers = x.sub(x.maxOrIdentity(axis).detach()).exp();
  return powers.div(powers.sum(axis, { keepDims: true }));
}

/** `x − log Σ eˣ` along `axis`: the logarithm of softmax, which may underflow where this does not. */
export function logSoftmax(x: Tensor, axis: number): Tensor {
  const shifted = x.sub(x.maxOrIdentity(axis).detach());
  return shifted.sub(shifted.exp().sum(axis, { keepDims: true }).log());
}
