import { customGrad, type Tensor } from "@surprisal/tensor";

/** `a · b`, and 0 where either is 0 even if the other is infinite: in the value and in gradients of any order. */
export const zeroWins: (a: Tensor, b: Tensor) => Tensor = /* @__PURE__ */ customGrad((a, b) => ({
  value: a.equal(0).logicalOr(b.equal(0)).where(0, a.mul(b)),
  gradient: (dy) => [zeroWins(dy, b), zeroWins(dy, a)],
}));
