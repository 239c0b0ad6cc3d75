import type { Tensor, TensorLike } from "@surprisal/tensor";
import { checkOrder } from "./support/order.js";
import { quantileDistance } from "./support/quantiles.js";
import { rootOfOrder } from "./support/root.js";
import { type SampleWeights, twoSamples } from "./support/weighted-samples.js";

export interface WassersteinOptions extends SampleWeights {
  /** The cost of moving by r is r^order; the distance is the root of that order. From 1, the default. */
  readonly order?: number;
}

/**
 * Wasserstein distance of two samples on the line, `(∫ |F⁻¹(q) − G⁻¹(q)|^p dq)^(1/p)` with p the order: the least cost
 * of moving one's mass to where the other's lies. Of order 1, the area between their distribution functions: the earth
 * mover's distance.
 *
 * The samples need not be equally many. Of histograms, `u` and `v` are the places of the bins and the weights what lies
 * there. Where the distance is 0, so is the slope for an order above 1.
 *
 * @param u samples along the last axis; other axes are a batch
 * @param v likewise, the batch the same
 * @returns the shape of the batch, with gradients in samples and weights; numbers alone compute in float64
 * @throws ShapeError for no samples, another batch or weights of another shape; ValueError for an order below 1
 * @see Villani, Topics in Optimal Transportation, 2003, theorem 2.18
 * @example
 * ```ts
 * import { wassersteinDistance } from "@surprisal/info-theory/wasserstein-distance";
 * wassersteinDistance([0, 1, 3], [5, 6, 8]).itemSync(); // → 5
 * const bins = [0, 1, 2];
 * wassersteinDistance(bins, bins, { uWeights: [1, 1, 0], vWeights: [0, 1, 1] }).itemSync(); // → 1
 * ```
 */
export function wassersteinDistance(u: TensorLike, v: TensorLike, options: WassersteinOptions = {}): Tensor {
  const { order: given = 1, ...weights } = options;
  const order = checkOrder("wassersteinDistance", "order", given, { min: 1 });
  const both = twoSamples("wassersteinDistance", u, v, weights);
  return rootOfOrder(quantileDistance(both, order), order);
}
