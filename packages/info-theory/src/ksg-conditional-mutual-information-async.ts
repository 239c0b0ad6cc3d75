import type { Tensor, TensorLike } from "@surprisal/tensor";
import type { KsgOptions } from "./ksg-mutual-information.js";
import { inSteps } from "./support/computation.js";
import { ksgConditionalEstimate } from "./support/ksg-estimates.js";
import type { StepOptions } from "./support/steps.js";

/**
 * `ksgConditionalMutualInformation` of many samples, which lets others go on meanwhile, tells how far it is, and can be
 * ended.
 *
 * @param x points as rows, [N, D], or numbers, [N]
 * @param y points of any space, one for each of `x`
 * @param z what is known, likewise
 * @returns a promise of the scalar; it rejects with the signal's reason when that is aborted
 * @throws ShapeError for samples that are not paired, and too few for k; ValueError for a k or base that is none
 * @example
 * ```ts
 * import { ksgConditionalMutualInformation } from "@surprisal/info-theory/ksg-conditional-mutual-information";
 * import { ksgConditionalMutualInformationAsync } from "@surprisal/info-theory/ksg-conditional-mutual-information-async";
 * const wave = (pace: number) => Array.from({ length: 100 }, (_, i) => Math.sin(pace * i * i));
 * const [x, y, z] = [wave(1), wave(Math.SQRT2), wave(Math.E)];
 * const information = await ksgConditionalMutualInformationAsync(x, y, z, { signal: AbortSignal.timeout(10_000) });
 * information.itemSync() === ksgConditionalMutualInformation(x, y, z).itemSync(); // → true
 * ```
 */
export async function ksgConditionalMutualInformationAsync(
  x: TensorLike,
  y: TensorLike,
  z: TensorLike,
  options: Omit<KsgOptions, "variant"> & StepOptions = {},
): Promise<Tensor> {
  return inSteps(ksgConditionalEstimate("ksgConditionalMutualInformationAsync", x, y, z, options), options);
}
