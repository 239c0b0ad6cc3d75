import type { Tensor, TensorLike } from "@surprisal/tensor";
import { entropy } from "./entropy.js";
import { type BaseOption, inBase } from "./support/base.js";
import { binsFor, histogram } from "./support/histogram.js";
import { checkCount, checkLine, samples } from "./support/points.js";

export interface HistogramOptions extends BaseOption {
  /** How many equal parts there are between the least and the largest. Default 1 + log₂ N, rounded up (Sturges). */
  readonly bins?: number;
}

/**
 * Differential entropy of numbers drawn from an unknown density, from their histogram: `−Σ p log(p / w)` with w the
 * width of a bin. What varies within a bin is not seen; `differentialEntropy` needs none.
 *
 * @param x numbers, [N]
 * @returns a scalar; its gradient is that of the bins' width, as the counts jump. Numbers alone compute in float64
 * @throws ShapeError for no samples or points of several coordinates; ValueError for bins or a base that are none
 * @example
 * ```ts
 * import { histogramEntropy } from "@surprisal/info-theory/histogram-entropy";
 * histogramEntropy([0, 1, 2, 3, 4, 5, 6, 8], { bins: 4 }).itemSync(); // → 2.07944154
 * ```
 */
export function histogramEntropy(x: TensorLike, options: HistogramOptions = {}): Tensor {
  const where = "histogramEntropy";
  const [points] = samples(where, ["x"], x);
  checkLine(where, "x", points);
  checkCount(where, "x", points, 1);
  const line = points.squeeze(1);
  const bins = binsFor(where, options.bins, points);
  const width = line.max().sub(line.min()).div(bins);
  const nats = entropy(histogram(points, bins), { normalize: true }).add(width.log());
  return inBase(where, nats, options.base);
}
