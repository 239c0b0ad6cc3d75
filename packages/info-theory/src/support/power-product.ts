import { asTensor, customGrad, type Tensor, type TensorLike } from "@surprisal/tensor";
import { zeroWins } from "./zero-wins.js";

/**
 * `pᵃ qᵇ e⁻ᵛ`, and 0 where p = q = 0. Its derivatives are of the same kind, so that those of any order are free of NaN
 * at probability 0.
 */
export function powerProduct(p: TensorLike, q: TensorLike, a: number, b: number, v: TensorLike = 0): Tensor {
  return customGrad((p, q, v) => {
    const nothing = p.equal(0).logicalAnd(q.equal(0));
    const exponent = logPower(p, a).add(logPower(q, b)).sub(v);
    const partial = (dy: Tensor, factor: number, dp: number, dq: number) =>
      factor === 0 ? asTensor(0, dy.dtype) : zeroWins(dy, powerProduct(p, q, a - dp, b - dq, v).mul(factor));
    return {
      value: nothing.where(0, exponent.exp()),
      gradient: (dy) => [partial(dy, a, 1, 0), partial(dy, b, 0, 1), partial(dy, -1, 0, 0)],
    };
  })(p, q, v);
}

/** `a log p`, 0 for a = 0 whatever p is. */
export function logPower(p: Tensor, a: number): Tensor {
  return a === 0 ? p.equal(p).where(0, p) : p.log().mul(a);
}

/** `pᵃ`, with derivatives that are free of NaN at 0. */
export function power(p: Tensor, a: number): Tensor {
  return powerProduct(p, 1, a, 0);
}
