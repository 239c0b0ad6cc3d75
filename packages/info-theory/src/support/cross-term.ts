import { customGrad, type Tensor } from "@surprisal/tensor";
import { quotient } from "./quotient.js";
import { zeroWins } from "./zero-wins.js";

/** `p log q`, 0 where p = 0; what has p = q = 0, or is weighted with 0, gets no gradient. */
export const crossTerm: (p: Tensor, q: Tensor) => Tensor = /* @__PURE__ */ customGrad((p, q) => ({
  value: p.xlogy(q),
  gradient: (dy) => [
    zeroWins(dy, p.equal(0).logicalAnd(q.equal(0)).where(1, q).log()),
    zeroWins(dy, quotient(p, q)),
  ],
}));
