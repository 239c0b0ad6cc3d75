import { customGrad, type Tensor } from "@surprisal/tensor";
import { zeroWins } from "./zero-wins.js";

/**
 * `log(p / q)` with a small relative error also where p and q are nearly equal, and without overflow of the quotient.
 * The divergence of close distributions is a sum of such logarithms that almost cancel.
 */
export const logRatio: (p: Tensor, q: Tensor) => Tensor = /* @__PURE__ */ customGrad((p, q) => {
  // Here 1 + x says what the quotient is; elsewhere its root does, which never leaves the range of floats.
  const near = q
    .mul(0.5)
    .lessEqual(p)
    .logicalAnd(p.lessEqual(q.mul(4)));
  const excess = p.sub(q).div(q);
  const rounded = excess.add(1);
  // One logarithm serves both; to that of 1 + x is added what rounding lost of x.
  const logarithm = near.where(rounded, p.sqrt().div(q.sqrt())).log();
  const lost = excess.sub(rounded.sub(1));
  return {
    value: near.where(logarithm.add(lost), logarithm.mul(2)),
    gradient: (dy) => [zeroWins(dy, p.reciprocal()), zeroWins(dy, q.reciprocal()).neg()],
  };
});
