import type { Tensor } from "@surprisal/tensor";
import { deformedRelEntr } from "./deformed.js";

/** `(p^α q^(1−α) − αp + (α − 1)q) / (α(α − 1))`, with its limits at 0 and 1 and its digits near them. */
export function cressieReadTerm(p: Tensor, q: Tensor, alpha: number): Tensor {
  // The order 1 − α has p and q exchanged.
  if (alpha < 0.5) return cressieReadTerm(q, p, 1 - alpha);
  return deformedRelEntr(p, q, alpha - 1)
    .sub(p)
    .add(q)
    .div(alpha);
}
