import type { Tensor, TensorLike } from "@surprisal/tensor";
import { samplesOfOneSpace, squaredDistances } from "./support/points.js";
import { root } from "./support/root.js";

/**
 * Energy distance of two samples of points, `√(2⟨|x − y|⟩ − ⟨|x − x′|⟩ − ⟨|y − y′|⟩)` of their Euclidean distances. 0
 * only for equal distributions.
 *
 * It compares every point with every other; `energyDistance` sorts numbers instead.
 *
 * @param x points as rows, [N, D], or numbers, [N]
 * @param y points of the same space, [M, D] or [M]
 * @returns a scalar, with gradients in both; numbers alone compute in float64
 * @throws ShapeError for no points, or points of different spaces
 * @see Székely & Rizzo, Energy Statistics, 2013
 * @example
 * ```ts
 * import { pointEnergyDistance } from "@surprisal/info-theory/point-energy-distance";
 * pointEnergyDistance([[0, 0]], [[0, 2]]).itemSync(); // → 2
 * ```
 */
export function pointEnergyDistance(x: TensorLike, y: TensorLike): Tensor {
  const [a, b] = samplesOfOneSpace("pointEnergyDistance", x, y);
  const mean = (p: Tensor, q: Tensor): Tensor => root(squaredDistances(p, q)).mean();
  return root(mean(a, b).mul(2).sub(mean(a, a)).sub(mean(b, b)));
}
