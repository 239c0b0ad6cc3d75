import { customGrad, type Tensor, type TensorLike } from "@surprisal/tensor";
import { relEntr } from "../rel-entr.js";
import { logRatio } from "./log-ratio.js";
import { powerProduct } from "./power-product.js";
import { zeroWins } from "./zero-wins.js";

/** `((p/q)^e − 1) / e`, which is log(p/q) at e = 0 and keeps its digits near it; 0 where p = q = 0. */
export function deformedLogRatio(p: TensorLike, q: TensorLike, e: number): Tensor {
  return customGrad((p, q) => {
    const nothing = p.equal(0).logicalAnd(q.equal(0));
    const logarithm = logRatio(nothing.where(1, p), nothing.where(1, q));
    return {
      value: e === 0 ? logarithm : logarithm.mul(e).expm1().div(e),
      gradient: (dy) => [
        zeroWins(dy, powerProduct(p, q, e - 1, -e)),
        zeroWins(dy, powerProduct(p, q, e, -e - 1)).neg(),
      ],
    };
  })(p, q);
}

/**
 * `p ((p/q)^e − 1) / e` for e > −1, which is p log(p/q) at e = 0 and keeps its digits near it. 0 where p = 0; what has
 * p = q = 0 gets no gradient.
 */
export function deformedRelEntr(p: TensorLike, q: TensorLike, e: number): Tensor {
  if (e === 0) return relEntr(p, q);
  return customGrad((p, q) => {
    const nothing = p.equal(0).logicalAnd(q.equal(0));
    const slope = () =>
      nothing.where(
        0,
        deformedLogRatio(p, q, e)
          .mul(1 + e)
          .add(1),
      );
    return {
      value: p.equal(0).where(0, p.mul(deformedLogRatio(p, q, e))),
      gradient: (dy) => [zeroWins(dy, slope()), zeroWins(dy, powerProduct(p, q, 1 + e, -1 - e)).neg()],
    };
  })(p, q);
}
