import type { Tensor, TensorLike } from "@surprisal/tensor";
import { ratio } from "./support/gain.js";
import { column, row } from "./support/lists.js";
import { type MetricOptions, metricLists, reduced } from "./support/metrics.js";

/**
 * The precision at each relevant item, the share of what is relevant down to its rank, averaged over the relevant items
 * and then over the lists.
 *
 * What is above 0 is relevant; an item ranks behind all others of its score, as in scikit-learn's label ranking average
 * precision. A list without anything relevant has 0.
 *
 * @throws ShapeError for relevances in another shape than the scores.
 * @example
 * ```ts
 * import { meanAveragePrecision } from "@surprisal/losses-ranking/mean-average-precision";
 * // ½ (1 + ⅔)
 * meanAveragePrecision([[3, 2, 1]], [[1, 0, 1]]).itemSync(); // → 0.8333
 * ```
 */
export function meanAveragePrecision(
  scores: TensorLike,
  relevance: TensorLike,
  options: MetricOptions = {},
): Tensor {
  const {
    scores: s,
    relevance: y,
    present,
  } = metricLists("meanAveragePrecision", scores, relevance, options);
  const relevant = y.greater(0);
  const ahead = row(s).greaterEqual(column(s)).logicalAnd(row(present));
  const rank = ahead.sum(-1).cast(s.dtype);
  const found = ahead.logicalAnd(row(relevant)).sum(-1).cast(s.dtype);
  const total = relevant.where(ratio(found, rank), 0).sum(-1);
  return reduced(ratio(total, relevant.sum(-1).cast(s.dtype)), options);
}
