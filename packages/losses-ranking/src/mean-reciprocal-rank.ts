import type { Tensor, TensorLike } from "@surprisal/tensor";
import { best } from "./support/gain.js";
import { column, row } from "./support/lists.js";
import { type MetricOptions, metricLists, reduced } from "./support/metrics.js";

/**
 * One over the rank of the first relevant item, averaged over the lists.
 *
 * What is above 0 is relevant; an item ranks behind all others of its score. A list without anything relevant has 0.
 *
 * @throws ShapeError for relevances in another shape than the scores.
 * @example
 * ```ts
 * import { meanReciprocalRank } from "@surprisal/losses-ranking/mean-reciprocal-rank";
 * meanReciprocalRank([[3, 2, 1], [3, 2, 1]], [[0, 1, 1], [1, 0, 0]]).itemSync(); // → 0.75
 * ```
 */
export function meanReciprocalRank(
  scores: TensorLike,
  relevance: TensorLike,
  options: MetricOptions = {},
): Tensor {
  const { scores: s, relevance: y, present } = metricLists("meanReciprocalRank", scores, relevance, options);
  const rank = row(s).greaterEqual(column(s)).logicalAnd(row(present)).sum(-1).cast(s.dtype);
  return reduced(best(y.greater(0).where(rank.reciprocal(), 0)), options);
}
