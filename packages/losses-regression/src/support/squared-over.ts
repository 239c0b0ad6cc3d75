import type { Tensor } from "@surprisal/tensor";

/** error²/variance, in an order in which nothing overflows unless the result does. */
export function squaredOver(error: Tensor, variance: Tensor): Tensor {
  return error.div(variance).mul(error);
}
