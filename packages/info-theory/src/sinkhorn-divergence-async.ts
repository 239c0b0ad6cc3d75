import type { Tensor, TensorLike } from "@surprisal/tensor";
import type { SinkhornDivergenceOptions } from "./sinkhorn-divergence.js";
import { inSteps } from "./support/computation.js";
import { smoothDivergence } from "./support/smooth-divergence.js";
import type { StepOptions } from "./support/steps.js";

/**
 * `sinkhornDivergence` of many points, which lets others go on meanwhile, tells about how far it is, and can be ended.
 *
 * @param x points as rows, [N, D], or numbers, [N]
 * @param y points of the same space, [M, D] or [M]
 * @returns a promise of the scalar, with gradients; it rejects with the signal's reason when that is aborted
 * @throws ShapeError for no points, points of different spaces, or weights that are not one each; ValueError for an option
 *   out of range, masses below 0 or of other sums, or when maxIterations do not suffice
 * @example
 * ```ts
 * import { sinkhornDivergence } from "@surprisal/info-theory/sinkhorn-divergence";
 * import { sinkhornDivergenceAsync } from "@surprisal/info-theory/sinkhorn-divergence-async";
 * const [x, y] = [[0, 1, 3], [2, 4]];
 * const apart = await sinkhornDivergenceAsync(x, y, { epsilon: 0.5, signal: AbortSignal.timeout(10_000) });
 * apart.itemSync() === sinkhornDivergence(x, y, { epsilon: 0.5 }).itemSync(); // → true
 * ```
 */
export async function sinkhornDivergenceAsync(
  x: TensorLike,
  y: TensorLike,
  options: SinkhornDivergenceOptions & StepOptions,
): Promise<Tensor> {
  const { parts, joined } = smoothDivergence("sinkhornDivergenceAsync", x, y, options);
  const costs: Tensor[] = [];
  for (const [i, part] of parts.entries()) {
    const onProgress = (done: number) => options.onProgress?.((i + done) / parts.length);
    costs.push(await inSteps(part, { ...options, onProgress }));
  }
  return joined(costs);
}
