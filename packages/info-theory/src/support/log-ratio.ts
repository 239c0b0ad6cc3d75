import { customGrad, type Tensor } from "@surprisal/tensor";
import { zeroWins } from "./zero-wins.js";

/**
 * `log(p / q)` with a small relative error also where p and q are nearly equal, and without overflow of the quotient.
 * The divergence of close distributions is a sum of such logarithms that almost cancel.
 */
export const logRatio: (p: Tensor, q: Tensor) => Tensor = /* @__PURE__ */ customGrad((p, q) => {
  const difference = p.sub(q);
  // Within a factor of two the difference of floats is exact.
  const near = difference.abs().lessEqual(q.mul(0.5));
  return {
    value: near.where(difference.div(q).log1p(), p.log().sub(q.log())),
    gradient: (dy) => [zeroWins(dy, p.reciprocal()), zeroWins(dy, q.reciprocal()).neg()],
  };
});
