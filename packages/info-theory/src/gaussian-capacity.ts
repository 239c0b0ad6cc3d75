import type { Tensor, TensorLike } from "@surprisal/tensor";
import { type BaseOption, inBase } from "./support/base.js";
import { operands } from "./support/operands.js";

/**
 * Capacity of the channel with additive white Gaussian noise, `½ log(1 + P/N)` per real number sent; per second it is twice
 * the bandwidth times this. Several such channels share their power by `waterFilling`.
 *
 * @param signalToNoise power over noise P/N, from 0, any shape; numbers alone compute in float64
 * @returns the shape of `signalToNoise`
 * @throws ValueError for a base that is none
 * @see Shannon, Communication in the Presence of Noise, 1949
 * @example
 * ```ts
 * import { gaussianCapacity } from "@surprisal/info-theory/gaussian-capacity";
 * gaussianCapacity(15, { base: 2 }).itemSync(); // → 2
 * ```
 */
export function gaussianCapacity(signalToNoise: TensorLike, options: BaseOption = {}): Tensor {
  const [snr] = operands("gaussianCapacity", signalToNoise);
  return inBase("gaussianCapacity", snr.log1p().mul(0.5), options.base);
}
