import { type Axes, customGrad, type Tensor } from "@surprisal/tensor";
import { zeroWins } from "./zero-wins.js";

/**
 * `p / Σ p` along `axes`. The gradient of an entropy is infinite where p = 0; the plain rule of a quotient would meet
 * it with that 0 and spread NaN over the whole distribution.
 */
export function normalized(p: Tensor, axes: Axes): Tensor {
  const total = p.sum(axes, { keepDims: true });
  return customGrad((x) => ({
    value: x.div(total.detach()),
    gradient: (dy) => dy.sub(zeroWins(dy, normalized(p, axes)).sum(axes, { keepDims: true })).div(total),
  }))(p);
}
