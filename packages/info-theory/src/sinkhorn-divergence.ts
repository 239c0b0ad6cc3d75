import type { Tensor, TensorLike } from "@surprisal/tensor";
import { lazily } from "./support/computation.js";
import { type SinkhornDivergenceOptions, smoothDivergence } from "./support/smooth-divergence.js";

export type { SinkhornDivergenceOptions } from "./support/smooth-divergence.js";

/**
 * Sinkhorn divergence of two samples of points: the objective of `sinkhorn` between x and y, less half of those of x
 * with itself and of y with itself. So it is 0 for equal samples and positive for others, where `sinkhorn` alone is
 * biased; between optimal transport, for ε → 0, and an energy distance, for ε → ∞.
 *
 * @param x points as rows, [N, D], or numbers, [N]
 * @param y points of the same space, [M, D] or [M]
 * @returns a scalar, with gradients in points and weights; numbers alone compute in float64
 * @throws ShapeError for points of different spaces, ValueError for an option out of range; the read throws as that of
 *   `sinkhorn` does
 * @see Feydy et al., Interpolating between Optimal Transport and MMD using Sinkhorn Divergences, 2019
 * @example
 * ```ts
 * import { sinkhornDivergence } from "@surprisal/info-theory/sinkhorn-divergence";
 * // What is only moved costs the square of how far.
 * sinkhornDivergence([0, 1, 3], [2, 3, 5], { epsilon: 0.5 }).itemSync(); // → 4
 * ```
 */
export function sinkhornDivergence(x: TensorLike, y: TensorLike, options: SinkhornDivergenceOptions): Tensor {
  const { parts, joined } = smoothDivergence("sinkhornDivergence", x, y, options);
  return joined(parts.map(lazily));
}
