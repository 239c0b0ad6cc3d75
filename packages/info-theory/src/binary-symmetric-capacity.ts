import type { Tensor, TensorLike } from "@surprisal/tensor";
import { type BaseOption, inBase } from "./support/base.js";
import { binaryEntropy } from "./support/binary-entropy.js";
import { operands } from "./support/operands.js";

/**
 * Capacity of the binary symmetric channel, `log 2 − H(ε)`: bits are flipped with probability ε. From log 2 at 0 and 1 to
 * 0 at ½; its slope is infinite at 0 and 1.
 *
 * @param crossover ε from 0 to 1, any shape; numbers alone compute in float64. Outside the result is ∞
 * @returns the shape of `crossover`
 * @throws ValueError for a base that is none
 * @example
 * ```ts
 * import { binarySymmetricCapacity } from "@surprisal/info-theory/binary-symmetric-capacity";
 * binarySymmetricCapacity([0, 0.11, 0.5], { base: 2 }).arraySync(); // → [1, 0.5000840, 0]
 * ```
 */
export function binarySymmetricCapacity(crossover: TensorLike, options: BaseOption = {}): Tensor {
  const [e] = operands("binarySymmetricCapacity", crossover);
  return inBase("binarySymmetricCapacity", binaryEntropy(e).neg().add(Math.LN2), options.base);
}
