import { type Axes, normalizeAxes, sizeOf } from "../shape.js";
import type { Tensor } from "../tensor/tensor.js";

function countAlong(where: string, x: Tensor, axes: Axes | undefined): number {
  return sizeOf(normalizeAxes(where, axes, x.rank).map((axis) => x.shape[axis] ?? 1));
}

/** Arithmetic mean, reduced axes kept; NaN of nothing. */
export function mean(x: Tensor, axes?: Axes): Tensor {
  return x.sum(axes, { keepDims: true }).div(countAlong("mean", x, axes));
}

/** Mean squared deviation from the mean, divided by n − correction; reduced axes kept. */
export function variance(x: Tensor, axes: Axes | undefined, correction: number): Tensor {
  const count = countAlong("variance", x, axes);
  const deviation = x.sub(mean(x, axes));
  return deviation
    .square()
    .sum(axes, { keepDims: true })
    .div(Math.max(0, count - correction));
}

/** `(Σ |x|ᵖ)^(1/p)`, reduced axes kept. The gradient of a norm at 0 is 0. */
export function norm(x: Tensor, axes: Axes | undefined, order: number): Tensor {
  if (order === Number.POSITIVE_INFINITY) return x.abs().max(axes, { keepDims: true });
  if (order === 1) return x.abs().sum(axes, { keepDims: true });
  if (order === 2) return root(x.square(), axes, 2);
  // In units of the largest, which high powers would take out of range; to the gradient they are constant.
  const largest = x.abs().maxOrIdentity(axes).detach();
  const unit = largest.greater(0).logicalAnd(largest.isFinite()).where(largest, 1);
  return root(x.abs().div(unit).pow(order), axes, order).mul(unit);
}

function root(powers: Tensor, axes: Axes | undefined, order: number): Tensor {
  const total = powers.sum(axes, { keepDims: true });
  const zero = total.equal(0);
  // The root has an infinite slope at 0: replace its argument there, then its value.
  const positive = zero.where(1, total);
  return zero.where(0, order === 2 ? positive.sqrt() : positive.pow(1 / order));
}
