import { customGrad, type Tensor } from "@surprisal/tensor";

/** At least `eps`; the gradient passes as if nothing had been raised, so that a variance can leave 0 again. */
export function floored(x: Tensor, eps: number): Tensor {
  if (eps === 0) return x;
  return customGrad((at: Tensor) => ({ value: at.maximum(eps), gradient: (dy) => dy }))(x);
}
