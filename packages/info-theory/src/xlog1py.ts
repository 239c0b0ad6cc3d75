import { customGrad, type Tensor, type TensorLike } from "@surprisal/tensor";
import { operands } from "./support/operands.js";
import { quotient } from "./support/quotient.js";
import { zeroWins } from "./support/zero-wins.js";

/**
 * `x log(1 + y)`, element by element, with the digits of small y; named as in SciPy. `x log y` is the method `xlogy` of
 * tensors.
 *
 * 0 where x = 0, unless y is NaN; there y gets no gradient either.
 *
 * @param x any shape
 * @param y a shape that broadcasts with that of `x`
 * @returns the broadcast shape; numbers alone compute in float64
 * @throws ShapeError for shapes that do not broadcast
 * @example
 * ```ts
 * import { xlog1py } from "@surprisal/info-theory/xlog1py";
 * xlog1py([0, 2, 1], [-1, 0, 1e-20]).arraySync(); // → [0, 0, 1e-20]
 * ```
 */
export function xlog1py(x: TensorLike, y: TensorLike): Tensor {
  const [a, b] = operands("xlog1py", x, y);
  return product(a, b);
}

const product = /* @__PURE__ */ customGrad((x, y) => ({
  value: x.equal(0).logicalAnd(y.isNaN().logicalNot()).where(0, x.mul(y.log1p())),
  gradient: (dy) => [zeroWins(dy, y.log1p()), zeroWins(dy, quotient(x, y.add(1)))],
}));
