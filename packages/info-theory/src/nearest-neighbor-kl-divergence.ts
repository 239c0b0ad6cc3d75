import type { Tensor, TensorLike } from "@surprisal/tensor";
import type { NeighborEntropyOptions } from "./kozachenko-leonenko-entropy.js";
import { inBase } from "./support/base.js";
import { checkMetric, checkNeighbors, logDistances } from "./support/neighbors.js";
import { samplesOfOneSpace } from "./support/points.js";

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
  const where = "nearestNeighborKlDivergence";
  const { k = 3, metric = "chebyshev" } = options;
  const [a, b] = samplesOfOneSpace(where, x, y, 0);
  checkMetric(where, metric);
  checkNeighbors(where, k, { x: a });
  checkNeighbors(where, k, { y: b }, 0);
  const [n = 0, d = 0] = a.shape;
  const own = logDistances(a, a, { k, metric, self: true });
  const others = logDistances(b, a, { k, metric, self: false });
  const nats = others
    .sub(own)
    .mean()
    .mul(d)
    .add(Math.log((b.shape[0] ?? 0) / (n - 1)));
  return inBase(where, nats, options.base);
}
