import type { Tensor, TensorLike } from "@surprisal/tensor";
import { ratio } from "./support/gain.js";
import { column, row } from "./support/lists.js";
import { type MetricOptions, metricLists, reduced } from "./support/metrics.js";

/**
 * The share of pairs of a relevant and an irrelevant label in which the irrelevant one scores as high or higher, averaged
 * over the samples. From 0 to 1; a step function, without a useful gradient.
 *
 * What is above 0 is relevant. A sample without either kind has 0.
 *
 * @throws ShapeError for relevances in another shape than the scores.
 * @example
 * ```ts
 * import { labelRankingLoss } from "@surprisal/losses-ranking/label-ranking-loss";
 * labelRankingLoss([[3, 2, 1]], [[0, 1, 0]]).itemSync(); // → 0.5
 * ```
 */
export function labelRankingLoss(
  scores: TensorLike,
  relevance: TensorLike,
  options: MetricOptions = {},
): Tensor {
  const { scores: s, relevance: y, present } = metricLists("labelRankingLoss", scores, relevance, options);
  const relevant = y.greater(0);
  const pair = column(relevant).logicalAnd(row(relevant.logicalNot().logicalAnd(present)));
  const wrong = pair.logicalAnd(row(s).greaterEqual(column(s)));
  const count = (x: Tensor) => x.sum([-2, -1]).cast(s.dtype);
  return reduced(ratio(count(wrong), count(pair)), options);
}
