import type { Tensor } from "@surprisal/tensor";
import { root } from "./root.js";

/** Hellinger's distance from Bhattacharyya's, −log ∫√(pq): exact for small ones. */
export function hellinger(bhattacharyya: Tensor): Tensor {
  return root(bhattacharyya.neg().expm1().neg());
}
