import { customGrad, type Tensor } from "@surprisal/tensor";

/**
 * `log(p / q)` with a small relative error also where p and q are nearly equal, and without overflow of the quotient.
 * The divergence of close distributions is a sum of such logarithms that almost cancel.
 */
export function logRatio(p: Tensor, q: Tensor): Tensor {
  return customGrad((x, y) => {
    const difference = x.sub(y);
    // Within a factor of two the difference of floats is exact.
    const near = difference.abs().lessEqual(y.mul(0.5));
    return {
      value: near.where(difference.div(y).log1p(), x.log().sub(y.log())),
      gradient: (dy) => [dy.div(p), dy.div(q).neg()],
    };
  })(p, q);
}
