import type { Tensor, TensorLike } from "@surprisal/tensor";
import { type BaseOption, inBase } from "./support/base.js";
import { binaryEntropy, complement } from "./support/binary-entropy.js";
import { operands } from "./support/operands.js";

export interface BinaryRateDistortionOptions extends BaseOption {
  /** Which share of the symbols may be wrong, from 0. */
  readonly distortion: TensorLike;
}

/**
 * Rate–distortion function of a coin under Hamming distance, `H(p) − H(D)`, and 0 from D = min(p, 1 − p) on: how few bits per
 * toss do when a share D may be wrong.
 *
 * @param p the probability of one side, from 0 to 1, any shape; numbers alone compute in float64
 * @returns the shape of `p`, broadcast with that of `distortion`
 * @throws ShapeError for shapes that do not broadcast, ValueError for a base that is none
 * @example
 * ```ts
 * import { binaryRateDistortion } from "@surprisal/info-theory/binary-rate-distortion";
 * binaryRateDistortion(0.5, { distortion: [0, 0.11, 0.6], base: 2 }).arraySync(); // → [1, 0.5000840, 0]
 * ```
 */
export function binaryRateDistortion(p: TensorLike, options: BinaryRateDistortionOptions): Tensor {
  const [x, d] = operands("binaryRateDistortion", p, options.distortion);
  const nothing = x.minimum(complement(x)).lessEqual(d);
  const nats = nothing.where(0, binaryEntropy(x).sub(binaryEntropy(nothing.where(0.5, d))));
  return inBase("binaryRateDistortion", nats, options.base);
}
