import type { Tensor, TensorLike } from "@surprisal/tensor";
import { lazily } from "./support/computation.js";
import { type NeighborEntropyOptions, neighborEntropy } from "./support/neighbor-estimates.js";

export type { NeighborEntropyOptions } from "./support/neighbor-estimates.js";

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
  return lazily(neighborEntropy("kozachenkoLeonenkoEntropy", x, options));
}
