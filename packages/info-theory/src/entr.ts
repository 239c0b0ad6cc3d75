import { customGrad, type Tensor, type TensorLike } from "@surprisal/tensor";
import { operands } from "./support/operands.js";

/**
 * The summand of Shannon's entropy, `−p log p`, element by element; named as in SciPy and PyTorch.
 *
 * 0 at p = 0, where the slope is +∞; −∞ for p < 0, which keeps the function concave. In nats.
 *
 * @param p any shape
 * @returns the shape of `p`; numbers alone compute in float64
 * @example
 * ```ts
 * import { entr } from "@surprisal/info-theory/entr";
 * entr([0, 1, -1]).arraySync(); // → [0, 0, -Infinity]
 * ```
 */
export function entr(p: TensorLike): Tensor {
  const [x] = operands("entr", p);
  return summand(x);
}

const summand = /* @__PURE__ */ customGrad((p) => ({
  // Adding 0 makes 0 of the −0 at p = 0 and p = 1.
  value: p.less(0).where(Number.NEGATIVE_INFINITY, p.xlogy(p).neg().add(0)),
  // −dy (log p + 1); xlogy, since the gradient of what nobody weighs is 0 at p = 0 too.
  gradient: (dy) => dy.xlogy(p).add(dy).neg(),
}));
