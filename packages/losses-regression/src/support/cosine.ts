import type { Tensor } from "@surprisal/tensor";

/** The cosine of the angle between vectors along `axis`, each norm taken as at least `eps`. */
export function cosine(x: Tensor, y: Tensor, axis: number, eps: number): Tensor {
  const norms = x.norm(axis).maximum(eps).mul(y.norm(axis).maximum(eps));
  return x.mul(y).sum(axis).div(norms);
}
