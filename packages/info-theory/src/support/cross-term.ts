import { customGrad, type Tensor } from "@surprisal/tensor";
import { zeroWins } from "./zero-wins.js";

/** `p log q`, 0 where p = 0; what has p = q = 0, or is weighted with 0, gets no gradient. */
export function crossTerm(p: Tensor, q: Tensor): Tensor {
  const nothing = p.equal(0);
  return customGrad((a, b) => ({
    value: a.xlogy(b),
    gradient: (dy) => [
      zeroWins(dy, nothing.logicalAnd(q.equal(0)).where(1, q).log()),
      zeroWins(dy, nothing.where(0, p.div(nothing.where(1, q)))),
    ],
  }))(p, q);
}
