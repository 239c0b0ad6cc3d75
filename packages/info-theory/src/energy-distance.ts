import type { Tensor, TensorLike } from "@surprisal/tensor";
import { squaredGap } from "./support/distribution-functions.js";
import { root } from "./support/root.js";
import { type SampleWeights, twoSamples } from "./support/weighted-samples.js";

/**
 * Energy distance of two samples on the line, `√(2⟨|u − v|⟩ − ⟨|u − u′|⟩ − ⟨|v − v′|⟩)`, which is
 * `√(2 ∫ (F(x) − G(x))² dx)` of their distribution functions, and computed from those by sorting. 0 only for equal
 * distributions.
 *
 * `pointEnergyDistance` takes points of more coordinates.
 *
 * @param u samples along the last axis; other axes are a batch
 * @param v likewise, the batch the same
 * @returns the shape of the batch, with gradients in samples and weights; numbers alone compute in float64
 * @throws ShapeError for no samples, another batch or weights of another shape
 * @see Székely & Rizzo, Energy Statistics, 2013
 * @example
 * ```ts
 * import { energyDistance } from "@surprisal/info-theory/energy-distance";
 * energyDistance([0], [2]).itemSync(); // → 2
 * ```
 */
export function energyDistance(u: TensorLike, v: TensorLike, weights: SampleWeights = {}): Tensor {
  return root(squaredGap(twoSamples("energyDistance", u, v, weights)).mul(2));
}
