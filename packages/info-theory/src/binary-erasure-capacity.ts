import type { Tensor, TensorLike } from "@surprisal/tensor";
import { type BaseOption, inBase } from "./support/base.js";
import { operands } from "./support/operands.js";

/**
 * Capacity of the binary erasure channel, `(1 − ε) log 2`: bits are lost with probability ε, and the receiver knows which.
 *
 * @param erasure ε from 0 to 1, any shape; numbers alone compute in float64
 * @returns the shape of `erasure`
 * @throws ValueError for a base that is none
 * @example
 * ```ts
 * import { binaryErasureCapacity } from "@surprisal/info-theory/binary-erasure-capacity";
 * binaryErasureCapacity(0.25, { base: 2 }).itemSync(); // → 0.75
 * ```
 */
export function binaryErasureCapacity(erasure: TensorLike, options: BaseOption = {}): Tensor {
  const [e] = operands("binaryErasureCapacity", erasure);
  return inBase("binaryErasureCapacity", e.neg().add(1).mul(Math.LN2), options.base);
}
