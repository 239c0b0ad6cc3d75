import type { GoldenCall } from "./adapters.js";

/** What the references call each way of reducing, and what our losses call it. */
const names = {
  none: "none",
  mean: "mean",
  sum: "sum",
  batchmean: "batchMean",
  per_sample_mean: "perSample",
  weighted_mean: "weightedMean",
  mean_with_sample_weight: "weightedMean",
  sum_over_batch_size: "mean",
  sum_by_nonzero_weights: "sumByNonzeroWeights",
} as const;

/** The case's reduction in our words. */
export function reductionOf({ id, reduction = "none" }: GoldenCall): (typeof names)[keyof typeof names] {
  if (Object.hasOwn(names, reduction)) return names[reduction as keyof typeof names];
  throw new Error(`${id}: the reduction "${reduction}" has no counterpart here.`);
}
