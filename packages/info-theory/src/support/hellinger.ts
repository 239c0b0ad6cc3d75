import type { Tensor } from "@surprisal/tensor";
import { root } from "./root.js";

/** Hellinger's distance from Bhattacharyya's, −log ∫√(pq): exact for small ones. */
export function hellinger(bhattacharyya: Tensor): Tensor {
  return root(bhattacharyya.neg().expm1().neg());
}

/** `log((s² + t²) / 2st)`, what most of Bhattacharyya's distances of scales come to; 0 where they are equal. */
export function overlapOfScales(s: Tensor, t: Tensor): Tensor {
  return s.sub(t).square().div(s.mul(t).mul(2)).log1p();
}
