import type { Tensor, TensorLike } from "@surprisal/tensor";
import { entr } from "./entr.js";
import { type BaseOption, inBase } from "./support/base.js";
import { operands } from "./support/operands.js";

/**
 * Capacity of the Z-channel, `log(1 + (1 − ε) ε^(ε/(1−ε)))`: a 1 becomes 0 with probability ε, a 0 is always received. Its
 * slope is −∞ at ε = 0.
 *
 * @param crossover ε from 0 to 1, any shape; numbers alone compute in float64
 * @returns the shape of `crossover`
 * @throws ValueError for a base that is none
 * @example
 * ```ts
 * import { zChannelCapacity } from "@surprisal/info-theory/z-channel-capacity";
 * zChannelCapacity([0, 0.5, 1], { base: 2 }).arraySync(); // → [1, 0.32192809, 0]
 * ```
 */
export function zChannelCapacity(crossover: TensorLike, options: BaseOption = {}): Tensor {
  const [e] = operands("zChannelCapacity", crossover);
  const useless = e.equal(1);
  const inside = useless.where(0.5, e);
  const exponent = useless.where(-1, entr(inside).div(inside.sub(1)));
  return inBase("zChannelCapacity", e.neg().add(1).mul(exponent.exp()).log1p(), options.base);
}
