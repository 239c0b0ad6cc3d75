import { customGrad, type Tensor } from "@surprisal/tensor";

/** `a · b`, and 0 where either is 0 even if the other is infinite: in the value and in gradients of any order. */
export function zeroWins(a: Tensor, b: Tensor): Tensor {
  return customGrad((x, y) => ({
    value: x.equal(0).logicalOr(y.equal(0)).where(0, x.mul(y)),
    gradient: (dy) => [zeroWins(dy, b), zeroWins(dy, a)],
  }))(a, b);
}
