import type { Tensor, TensorLike } from "@surprisal/tensor";
import type { KsgOptions } from "./ksg-mutual-information.js";
import { inSteps } from "./support/computation.js";
import type { Labels } from "./support/labels.js";
import { rossEstimate } from "./support/ross-estimate.js";
import type { StepOptions } from "./support/steps.js";

/**
 * `rossMutualInformation` of many samples, which lets others go on meanwhile, tells how far it is, and can be ended.
 *
 * @param x points as rows, [N, D], or numbers, [N]
 * @param labels one for each of `x`: whole numbers, strings, or whatever a Map tells apart
 * @returns a promise of the scalar; it rejects with the signal's reason when that is aborted
 * @throws ShapeError for samples that are not paired, or when no label occurs twice; ValueError for a k or base that is
 *   none
 * @example
 * ```ts
 * import { rossMutualInformationAsync } from "@surprisal/info-theory/ross-mutual-information-async";
 * const labels = ["a", "a", "a", "b", "b", "b"];
 * const told: number[] = [];
 * const onProgress = (done: number) => told.push(done);
 * const information = await rossMutualInformationAsync([0, 1, 2, 10, 11, 12], labels, { k: 1, onProgress });
 * information.itemSync(); // → 0.78333333
 * told; // → [0, 1]
 * ```
 */
export async function rossMutualInformationAsync(
  x: TensorLike,
  labels: Labels,
  options: Omit<KsgOptions, "variant"> & StepOptions = {},
): Promise<Tensor> {
  return inSteps(rossEstimate("rossMutualInformationAsync", x, labels, options), options);
}
