import { customGrad, type Tensor, type TensorLike } from "@surprisal/tensor";
import { logRatio } from "./support/log-ratio.js";
import { operands } from "./support/operands.js";
import { quotient } from "./support/quotient.js";
import { zeroWins } from "./support/zero-wins.js";

/**
 * The summand of the Kullback–Leibler divergence, `p log(p / q)`, element by element; named as in SciPy.
 *
 * 0 where p = 0, ∞ where p > 0 and q = 0, and ∞ outside the domain p, q ≥ 0, which keeps the function convex. The slope
 * in p is −∞ at p = 0; what has p = q = 0 gets no gradient. In nats.
 *
 * @param p any shape
 * @param q a shape that broadcasts with that of `p`
 * @returns the broadcast shape; numbers alone compute in float64
 * @example
 * ```ts
 * import { relEntr } from "@surprisal/info-theory/rel-entr";
 * relEntr([0, 1, 1], [0.5, 1, 0]).arraySync(); // → [0, 0, Infinity]
 * ```
 */
export function relEntr(p: TensorLike, q: TensorLike): Tensor {
  const [x, y] = operands("relEntr", p, q);
  return summand(x, y);
}

const summand = /* @__PURE__ */ customGrad((p, q) => {
  const outside = p.less(0).logicalOr(q.less(0));
  const nothing = p.equal(0).logicalAnd(q.greaterEqual(0));
  return {
    value: outside.where(Number.POSITIVE_INFINITY, nothing.where(0, p.mul(logRatio(p, q)))),
    gradient: (dy) => gradients(dy, p, q),
  };
});

function gradients(dy: Tensor, p: Tensor, q: Tensor): [Tensor, Tensor] {
  const both = p.equal(0).logicalAnd(q.equal(0));
  const ratio = logRatio(both.where(1, p), both.where(1, q));
  return [both.where(0, zeroWins(dy, ratio).add(dy)), zeroWins(dy, quotient(p, q)).neg()];
}
