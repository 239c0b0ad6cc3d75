import type { Tensor } from "@surprisal/tensor";

/** log Σ eˣ over the last axis, of what the mask keeps; −∞ of nothing. */
export const maskedLogSumExp = (x: Tensor, mask: Tensor, axis = -1): Tensor =>
  mask.where(x, Number.NEGATIVE_INFINITY).logSumExp(axis);

/** The mean over `axes` of what the mask keeps; 0 of nothing. */
export function maskedMean(x: Tensor, mask: Tensor, axes?: readonly number[]): Tensor {
  const count = mask.sum(axes).cast(x.dtype);
  return mask.where(x, 0).sum(axes).div(count.maximum(1));
}

/** The same of what differs from 0 besides: losses that a margin has not silenced yet. */
export const activeMean = (losses: Tensor, mask: Tensor): Tensor =>
  maskedMean(losses, mask.logicalAnd(losses.greater(0)));
