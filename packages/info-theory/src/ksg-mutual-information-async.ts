import type { Tensor, TensorLike } from "@surprisal/tensor";
import { inSteps } from "./support/computation.js";
import { type KsgOptions, ksgEstimate } from "./support/ksg-estimates.js";
import type { StepOptions } from "./support/steps.js";

export type { StepOptions } from "./support/steps.js";

/**
 * `ksgMutualInformation` of many samples, which lets others go on meanwhile, tells how far it is, and can be ended.
 *
 * @param x points as rows, [N, D], or numbers, [N]
 * @param y points of any space, one for each of `x`
 * @returns a promise of the scalar; it rejects with the signal's reason when that is aborted
 * @throws ShapeError for samples that are not paired, and too few for k; ValueError for a k, variant or base that is none
 * @see Kraskov, Stögbauer & Grassberger, Estimating Mutual Information, 2004
 * @example
 * ```ts
 * import { ksgMutualInformation } from "@surprisal/info-theory/ksg-mutual-information";
 * import { ksgMutualInformationAsync } from "@surprisal/info-theory/ksg-mutual-information-async";
 * const x = Array.from({ length: 200 }, (_, i) => Math.sin(i * i));
 * const y = x.map((value, i) => value + 0.1 * Math.cos(Math.SQRT2 * i * i));
 * const signal = AbortSignal.timeout(10_000);
 * const onProgress = (done: number) => console.log(`${100 * done} %`);
 * const information = await ksgMutualInformationAsync(x, y, { signal, onProgress });
 * information.itemSync() === ksgMutualInformation(x, y).itemSync(); // → true
 * ```
 */
export async function ksgMutualInformationAsync(
  x: TensorLike,
  y: TensorLike,
  options: KsgOptions & StepOptions = {},
): Promise<Tensor> {
  return inSteps(ksgEstimate("ksgMutualInformationAsync", x, y, options), options);
}
