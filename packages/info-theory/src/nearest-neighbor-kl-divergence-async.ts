import type { Tensor, TensorLike } from "@surprisal/tensor";
import type { NeighborEntropyOptions } from "./kozachenko-leonenko-entropy.js";
import { inSteps } from "./support/computation.js";
import { neighborDivergence } from "./support/neighbor-estimates.js";
import type { StepOptions } from "./support/steps.js";

/**
 * `nearestNeighborKlDivergence` of many samples, which lets others go on meanwhile, tells how far it is, and can be ended.
 *
 * @param x points as rows, [N, D], or numbers, [N]
 * @param y points of the same space, [M, D] or [M]
 * @returns a promise of the scalar, with gradients in both; it rejects with the signal's reason when that is aborted
 * @throws ShapeError for points of different spaces, and too few for k; ValueError for a k, metric or base that is none
 * @example
 * ```ts
 * import { nearestNeighborKlDivergenceAsync } from "@surprisal/info-theory/nearest-neighbor-kl-divergence-async";
 * const signal = AbortSignal.timeout(10_000);
 * const divergence = await nearestNeighborKlDivergenceAsync([0, 1, 2], [4, 8], { k: 1, signal });
 * divergence.itemSync(); // → 1.0593512768
 * ```
 */
export async function nearestNeighborKlDivergenceAsync(
  x: TensorLike,
  y: TensorLike,
  options: NeighborEntropyOptions & StepOptions = {},
): Promise<Tensor> {
  return inSteps(neighborDivergence("nearestNeighborKlDivergenceAsync", x, y, options), options);
}
