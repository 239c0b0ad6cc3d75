import type { Tensor } from "@surprisal/tensor";

/** Logarithm of the beta function, `log Γ(a) Γ(b) / Γ(a + b)`. */
export function logBeta(a: Tensor, b: Tensor): Tensor {
  return a.lgamma().add(b.lgamma()).sub(a.add(b).lgamma());
}
