import { asTensor, ones, type Tensor, type TensorLike, ValueError } from "@surprisal/tensor";
import { softPermutation } from "./support/soft-permutation.js";

export interface NeuralSortOptions {
  /** How far from a permutation the result may be: small is near. Default 1. */
  readonly temperature?: number;
}

/**
 * A soft permutation that sorts, largest first: row k weighs the items by how well each fits place k.
 *
 * Scores [.., n] give [.., n, n], rows of which sum to 1; as the temperature falls they become the rows of the permutation.
 * `neuralSort(s).matmul(x)` is x in the order of s, softly.
 *
 * @throws ValueError unless the temperature is above 0.
 * @example
 * ```ts
 * import { neuralSort } from "@surprisal/losses-ranking/neural-sort";
 * neuralSort([1, 3, 2], { temperature: 0.001 }).arraySync(); // → [[0, 1, 0], [0, 0, 1], [1, 0, 0]]
 * ```
 */
export function neuralSort(scores: TensorLike, { temperature = 1 }: NeuralSortOptions = {}): Tensor {
  if (!(temperature > 0)) {
    throw new ValueError(`neuralSort: temperature must be above 0, not ${temperature}.`);
  }
  const s = asTensor(scores);
  return softPermutation({ scores: s, present: ones(s.shape, { dtype: "bool" }) }, temperature);
}
