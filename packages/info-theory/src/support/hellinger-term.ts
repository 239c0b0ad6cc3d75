import { customGrad, type Tensor } from "@surprisal/tensor";
import { powerProduct } from "./power-product.js";
import { zeroWins } from "./zero-wins.js";

/** `½ (√p − √q)²`. */
export const hellingerTerm: (p: Tensor, q: Tensor) => Tensor = /* @__PURE__ */ customGrad((p, q) => {
  const slope = (x: Tensor, y: Tensor) => powerProduct(x, y, -0.5, 0.5).sub(1).mul(-0.5);
  return {
    value: p.sqrt().sub(q.sqrt()).square().mul(0.5),
    gradient: (dy) => [zeroWins(dy, slope(p, q)), zeroWins(dy, slope(q, p))],
  };
});
