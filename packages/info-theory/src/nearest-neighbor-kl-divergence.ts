import type { Tensor, TensorLike } from "@surprisal/tensor";
import type { NeighborEntropyOptions } from "./kozachenko-leonenko-entropy.js";
import { lazily } from "./support/computation.js";
import { neighborDivergence } from "./support/neighbor-estimates.js";

/**
 * Kullback–Leibler divergence of the density that x was drawn from, from that of y: `D⟨log(s / r)⟩ + log(M / (N − 1))`,
 * where r and s are the distances of each point of x from its k-th nearest neighbour in x and in y.
 *
 * It may be negative where the densities are alike. Points that occur more than k times make ±∞ or NaN.
 *
 * @param x points as rows, [N, D], or numbers, [N]
 * @param y points of the same space, [M, D] or [M]
 * @returns a scalar, with gradients in both; numbers alone compute in float64
 * @throws ShapeError for points of different spaces, and too few for k; ValueError for a k, metric or base that is none
 * @see Wang, Kulkarni & Verdú, Divergence Estimation for Multidimensional Densities via k-Nearest-Neighbor Distances,
 *   2009
 * @example
 * ```ts
 * import { nearestNeighborKlDivergence } from "@surprisal/info-theory/nearest-neighbor-kl-divergence";
 * nearestNeighborKlDivergence([0, 1, 2], [4, 8], { k: 1 }).itemSync(); // → 1.0593512768
 * ```
 */
export function nearestNeighborKlDivergence(
  x: TensorLike,
  y: TensorLike,
  options: NeighborEntropyOptions = {},
): Tensor {
  return lazily(neighborDivergence("nearestNeighborKlDivergence", x, y, options));
}
