import type { Tensor } from "@surprisal/tensor";
import { EULER } from "./euler.js";
import { logRatio } from "./log-ratio.js";

/**
 * Kullback–Leibler divergence of two Gumbel distributions, in nats: of the quotient r = a/b of their scales, and their
 * distance d in units of the second's scale.
 */
export function extremeDivergence(a: Tensor, b: Tensor, distance: Tensor): Tensor {
  const ratio = a.div(b);
  return ratio
    .add(1)
    .lgamma()
    .sub(distance)
    .expm1()
    .add(distance)
    .sub(logRatio(a, b))
    .add(ratio.sub(1).mul(EULER));
}
