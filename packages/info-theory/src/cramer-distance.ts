import type { Tensor, TensorLike } from "@surprisal/tensor";
import { squaredGap } from "./support/distribution-functions.js";
import { root } from "./support/root.js";
import { type SampleWeights, twoSamples } from "./support/weighted-samples.js";

/**
 * Cramér's distance of two samples on the line, `√∫ (F(x) − G(x))² dx` of their distribution functions. The energy
 * distance is √2 times as large.
 *
 * @param u samples along the last axis; other axes are a batch
 * @param v likewise, the batch the same
 * @returns the shape of the batch, with gradients in samples and weights; numbers alone compute in float64
 * @throws ShapeError for no samples, another batch or weights of another shape
 * @see Székely & Rizzo, Energy Statistics, 2013
 * @example
 * ```ts
 * import { cramerDistance } from "@surprisal/info-theory/cramer-distance";
 * cramerDistance([0, 0], [0, 4]).itemSync(); // → 1
 * ```
 */
export function cramerDistance(u: TensorLike, v: TensorLike, weights: SampleWeights = {}): Tensor {
  return root(squaredGap(twoSamples("cramerDistance", u, v, weights)));
}
