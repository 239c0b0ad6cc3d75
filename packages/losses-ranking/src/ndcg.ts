import { arange, type Tensor, type TensorLike, ValueError } from "@surprisal/tensor";
import { discountOf, type Gain, gainOf, ratio } from "./support/gain.js";
import { column, type Lists, row } from "./support/lists.js";
import { type MetricOptions, metricLists, reduced } from "./support/metrics.js";

export interface NdcgOptions extends MetricOptions {
  /** How many items from the top count. Default all. */
  readonly k?: number;
  /** What an item of relevance y is worth: y ("linear", the default), or 2ʸ − 1. */
  readonly gain?: Gain;
}

/**
 * Normalised discounted cumulative gain: what the items are worth, each divided by log₂(1 + rank), as a share of what the
 * best order would give. From 0 to 1.
 *
 * Items of equal scores share their ranks' discounts, as in scikit-learn. A list in which nothing is worth anything has 0.
 *
 * @throws ShapeError for relevances in another shape than the scores; ValueError for a k that is no whole number from 1.
 * @example
 * ```ts
 * import { ndcg } from "@surprisal/losses-ranking/ndcg";
 * ndcg([[3, 2, 1]], [[0, 1, 0]]).itemSync(); // → 0.6309
 * ndcg([[3, 2, 1]], [[0, 1, 0]], { k: 1 }).itemSync(); // → 0
 * ```
 */
export function ndcg(scores: TensorLike, relevance: TensorLike, options: NdcgOptions = {}): Tensor {
  const { k, gain = "linear" } = options;
  if (k !== undefined && !(Number.isInteger(k) && k > 0)) {
    throw new ValueError(`ndcg: k must be a whole number from 1, not ${k}.`);
  }
  const lists = metricLists("ndcg", scores, relevance, options);
  const worth = lists.present.where(gainOf(lists.relevance, gain), 0);
  const gained = (key: Tensor) => worth.mul(sharedDiscount({ ...lists, scores: key }, k)).sum(-1);
  return reduced(ratio(gained(lists.scores), gained(lists.relevance)), options);
}

/** The mean discount of the ranks that an item and those of the same score take up together. */
function sharedDiscount({ scores, present }: Lists, k: number | undefined): Tensor {
  const size = scores.shape.at(-1) ?? 0;
  const others = row(present);
  const above = row(scores).greater(column(scores)).logicalAnd(others).sum(-1).cast(scores.dtype);
  const equal = row(scores).equal(column(scores)).logicalAnd(others).sum(-1).cast(scores.dtype);
  const rank = arange(1, size + 1, 1, { dtype: scores.dtype });
  const discount = k === undefined ? discountOf(rank) : rank.lessEqual(k).where(discountOf(rank), 0);
  const taken = rank.greater(column(above)).logicalAnd(rank.lessEqual(column(above.add(equal))));
  return ratio(taken.where(discount, 0).sum(-1), equal);
}
