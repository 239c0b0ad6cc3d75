import type { Tensor, TensorLike } from "@surprisal/tensor";
import { type BaseOption, inBase } from "./support/base.js";
import {
  checkMetric,
  checkNeighbors,
  harmonics,
  logDistances,
  type NeighborOptions,
} from "./support/neighbors.js";
import { samples } from "./support/points.js";

export interface NeighborEntropyOptions extends NeighborOptions, BaseOption {}

/**
 * Differential entropy of points drawn from an unknown density, `ψ(N) − ψ(k) + log c + D⟨log r⟩`: r is the distance of
 * each from its k-th nearest neighbour and c the volume of the unit ball (Kozachenko and Leonenko).
 *
 * No noise is added: points that occur more than k times make −∞. Counts and whole numbers are no densities.
 *
 * @param x points as rows, [N, D], or numbers, [N]
 * @returns a scalar, with gradients; numbers alone compute in float64
 * @throws ShapeError for k samples or fewer, ValueError for a k, metric or base that is none
 * @see Kozachenko & Leonenko, Sample Estimate of the Entropy of a Random Vector, 1987
 * @example
 * ```ts
 * import { kozachenkoLeonenkoEntropy } from "@surprisal/info-theory/kozachenko-leonenko-entropy";
 * kozachenkoLeonenkoEntropy([0, 1, 3], { k: 1 }).itemSync(); // → 2.42419624
 * ```
 */
export function kozachenkoLeonenkoEntropy(x: TensorLike, options: NeighborEntropyOptions = {}): Tensor {
  const where = "kozachenkoLeonenkoEntropy";
  const { k = 3, metric = "chebyshev" } = options;
  const [points] = samples(where, ["x"], x);
  checkMetric(where, metric);
  checkNeighbors(where, k, { x: points });
  const [n = 0, d = 0] = points.shape;
  const sums = harmonics(n);
  const constant = (sums[n] ?? 0) - (sums[k] ?? 0) + logUnitBall(d, metric === "euclidean");
  const nats = logDistances(points, points, { k, metric, self: true }).mean().mul(d).add(constant);
  return inBase(where, nats, options.base);
}

/** The logarithm of the volume of what lies within 1. */
function logUnitBall(d: number, round: boolean): number {
  if (!round) return d * Math.LN2;
  let log = d % 2 === 0 ? 0 : Math.LN2;
  for (let i = d; i > 1; i -= 2) log += Math.log((2 * Math.PI) / i);
  return log;
}
