import type { Tensor, TensorLike } from "@surprisal/tensor";
import type { NeighborEntropyOptions } from "./kozachenko-leonenko-entropy.js";
import { inSteps } from "./support/computation.js";
import { neighborEntropy } from "./support/neighbor-estimates.js";
import type { StepOptions } from "./support/steps.js";

/**
 * `kozachenkoLeonenkoEntropy` of many samples, which lets others go on meanwhile, tells how far it is, and can be ended.
 *
 * @param x points as rows, [N, D], or numbers, [N]
 * @returns a promise of the scalar, with gradients; it rejects with the signal's reason when that is aborted
 * @throws ShapeError for k samples or fewer, ValueError for a k, metric or base that is none
 * @example
 * ```ts
 * import { kozachenkoLeonenkoEntropyAsync } from "@surprisal/info-theory/kozachenko-leonenko-entropy-async";
 * import { tensor } from "@surprisal/tensor";
 * const x = tensor([0, 1, 3], { requiresGrad: true });
 * const entropy = await kozachenkoLeonenkoEntropyAsync(x, { k: 1, signal: AbortSignal.timeout(10_000) });
 * entropy.itemSync(); // → 2.424196
 * entropy.backward();
 * x.grad?.arraySync(); // → [-0.666667, 0.5, 0.166667]
 * ```
 */
export async function kozachenkoLeonenkoEntropyAsync(
  x: TensorLike,
  options: NeighborEntropyOptions & StepOptions = {},
): Promise<Tensor> {
  return inSteps(neighborEntropy("kozachenkoLeonenkoEntropyAsync", x, options), options);
}
