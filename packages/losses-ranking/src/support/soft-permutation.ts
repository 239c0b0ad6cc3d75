import { arange, type Tensor } from "@surprisal/tensor";
import { column, type Lists, row } from "./lists.js";

/**
 * NeuralSort's soft permutation [.., n, n]: row k weighs the items by how well each fits place k, largest first. Padding
 * fits none; rows beyond the number of items say nothing.
 */
export function softPermutation(
  { scores: s, present }: Omit<Lists, "relevance">,
  temperature: number,
): Tensor {
  const place = arange(1, (s.shape.at(-1) ?? 0) + 1, 1, { dtype: s.dtype });
  const count = present.sum(-1, { keepDims: true }).cast(s.dtype);
  const spread = row(present)
    .where(column(s).sub(row(s)).abs(), 0)
    .sum(-1);
  const fit = row(s)
    .mul(column(count.add(1).sub(place.mul(2))))
    .sub(row(spread))
    .div(temperature);
  const weights = row(present).where(fit, Number.NEGATIVE_INFINITY);
  return row(present).where(weights.softmax(-1), 0);
}
