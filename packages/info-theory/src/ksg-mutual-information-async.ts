import { type HostArray, type Tensor, type TensorLike, tensor } from "@surprisal/tensor";
import { inBase } from "./support/base.js";
import { countInBoxes, countInCubes } from "./support/counts-in-margins.js";
import { type KsgOptions, ksgArguments } from "./support/ksg-arguments.js";
import { inSteps, type StepOptions } from "./support/steps.js";

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
  const where = "ksgMutualInformationAsync";
  const { a, b, k, variant, clip } = ksgArguments(where, x, y, options);
  const [first, second] = await Promise.all([a, b].map(onHost));
  const [u, v] = [first, second] as [HostArray, HostArray];
  const count = variant === 1 ? countInCubes : countInBoxes;
  const nats = await inSteps(count(k, u, v), options);
  const value = tensor(clip ? Math.max(nats, 0) : nats, { dtype: a.dtype });
  return inBase(where, value, options.base);
}

async function onHost(x: Tensor): Promise<HostArray> {
  return { data: await x.data(), shape: x.shape, dtype: x.dtype };
}
