import type { Tensor } from "@surprisal/tensor";

/** `a / b`, and 0 with no gradient where both are 0. */
export function quotient(a: Tensor, b: Tensor): Tensor {
  const nothing = a.equal(0).logicalAnd(b.equal(0));
  return nothing.where(0, a).div(nothing.where(1, b));
}
