import { customGrad, type Tensor } from "@surprisal/tensor";
import { logRatio } from "./log-ratio.js";
import { unlessNear } from "./near-term.js";
import { zeroWins } from "./zero-wins.js";

/**
 * `a/b − 1 − log(a/b)` for positive numbers: by how much the logarithm lies below its tangent at 1, which is what most
 * divergences of scales come to. It keeps its digits where a and b nearly agree.
 */
export const excess: (a: Tensor, b: Tensor) => Tensor = /* @__PURE__ */ customGrad((a, b) => {
  const relative = a.sub(b).div(b);
  return {
    value: unlessNear(a, b, 0, 1, relative.sub(logRatio(a, b))),
    gradient: (dy) => [zeroWins(dy, relative.div(a)), zeroWins(dy, relative.div(b)).neg()],
  };
});
