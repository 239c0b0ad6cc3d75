import { customGrad, type Tensor } from "@surprisal/tensor";
import { deformedLogRatio, deformedRelEntr } from "./deformed.js";
import { unlessNear } from "./near-term.js";
import { zeroWins } from "./zero-wins.js";

/** `(p^α q^(1−α) − αp + (α − 1)q) / (α(α − 1))`, with its limits at 0 and 1 and its digits near them and near p = q. */
export function cressieReadTerm(p: Tensor, q: Tensor, alpha: number): Tensor {
  // The order 1 − α has p and q exchanged.
  if (alpha < 0.5) return cressieReadTerm(q, p, 1 - alpha);
  return customGrad((p, q) => {
    const far = deformedRelEntr(p, q, alpha - 1)
      .sub(p)
      .add(q)
      .div(alpha);
    return {
      value: unlessNear(p, q, alpha, q, far),
      gradient: (dy) => [
        zeroWins(dy, deformedLogRatio(p, q, alpha - 1)),
        zeroWins(dy, deformedLogRatio(p, q, alpha)).neg(),
      ],
    };
  })(p, q);
}
