import { concat, type Tensor, type TensorLike } from "@surprisal/tensor";
import type { HistogramOptions } from "./histogram-entropy.js";
import { mutualInformation } from "./mutual-information.js";
import { binsFor, histogram } from "./support/histogram.js";
import { checkCount, checkLine, pairedSamples } from "./support/points.js";

/**
 * Mutual information of two continuous variables, from a table of how often each bin of one meets each of the other.
 * What varies within a bin is lost, and empty cells look like knowledge: about (bins − 1)² / 2N too much.
 * `ksgMutualInformation` needs no bins.
 *
 * @param x numbers, [N]
 * @param y numbers, one for each of `x`
 * @returns a scalar without a gradient, in float64
 * @throws ShapeError for samples that are not paired or of several coordinates; ValueError for bins or a base that are
 *   none
 * @example
 * ```ts
 * import { histogramMutualInformation } from "@surprisal/info-theory/histogram-mutual-information";
 * histogramMutualInformation([0, 1, 2, 3], [5, 5, 9, 9], { bins: 2, base: 2 }).itemSync(); // → 1
 * ```
 */
export function histogramMutualInformation(
  x: TensorLike,
  y: TensorLike,
  { bins, ...base }: HistogramOptions = {},
): Tensor {
  const where = "histogramMutualInformation";
  const [a, b] = pairedSamples(where, ["x", "y"], x, y);
  checkLine(where, "x", a);
  checkLine(where, "y", b);
  checkCount(where, "x", a, 1);
  const both = concat([a, b], 1);
  return mutualInformation(histogram(both, binsFor(where, bins, a)), { ...base, normalize: true });
}
