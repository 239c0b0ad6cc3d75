import { customGrad, logRatio as ratio, type Tensor } from "@surprisal/tensor";
import { zeroWins } from "./zero-wins.js";

/** `log(p / q)`, whose slopes are worth nothing where nobody weighs them: 0 · ∞ is 0. */
export const logRatio: (p: Tensor, q: Tensor) => Tensor = /* @__PURE__ */ customGrad((p, q) => ({
  value: ratio(p, q),
  gradient: (dy) => [zeroWins(dy, p.reciprocal()), zeroWins(dy, q.reciprocal()).neg()],
}));
