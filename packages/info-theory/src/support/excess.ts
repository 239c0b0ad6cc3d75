import type { Tensor } from "@surprisal/tensor";
import { logRatio } from "./log-ratio.js";

/**
 * `a/b − 1 − log(a/b)` for positive numbers: by how much the logarithm lies below its tangent at 1, which is what most
 * divergences of scales come to. Half of the digits are left where a and b agree to half of theirs.
 */
export function excess(a: Tensor, b: Tensor): Tensor {
  return a.sub(b).div(b).sub(logRatio(a, b));
}
