import { type Axes, customGrad, type Tensor } from "@surprisal/tensor";
import { zeroWins } from "./zero-wins.js";

/**
 * `p / Σ p` along `axes`. The gradient of an entropy is infinite where p = 0; the plain rule of a quotient would meet
 * it with that 0 and spread NaN over the whole distribution.
 */
export function normalized(p: Tensor, axes: Axes): Tensor {
  return customGrad((x) => {
    const total = x.sum(axes, { keepDims: true });
    return {
      value: x.div(total),
      gradient: (dy) => {
        const common = zeroWins(dy, normalized(x, axes)).sum(axes, { keepDims: true });
        return zeroWins(dy.sub(common), total.reciprocal());
      },
    };
  })(p);
}
