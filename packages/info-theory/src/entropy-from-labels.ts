import { type Tensor, tensor, ValueError } from "@surprisal/tensor";
import { type CountsOptions, entropyFromCounts } from "./entropy-from-counts.js";
import { encode, type Labels, labelArray, occurrences } from "./support/labels.js";

export interface LabelEntropyOptions extends Omit<CountsOptions, "axis"> {
  /** How many symbols there are, seen or not. Default: those seen. */
  readonly alphabetSize?: number;
}

/**
 * Shannon's entropy of what labels were drawn from, estimated from how often each occurs: `entropyFromCounts` of their
 * counts, with the same estimators.
 *
 * @param labels one for each sample: whole numbers, strings, or whatever a Map tells apart
 * @returns a scalar, in float64; 0 of no labels
 * @throws ShapeError for a tensor of several axes, ValueError for an alphabet smaller than what occurs, an estimator that
 *   does not exist or a base that is none
 * @example
 * ```ts
 * import { entropyFromLabels } from "@surprisal/info-theory/entropy-from-labels";
 * entropyFromLabels(["heads", "tails", "tails", "heads"], { base: 2 }).itemSync(); // → 1
 * ```
 */
export function entropyFromLabels(labels: Labels, options: LabelEntropyOptions = {}): Tensor {
  const { alphabetSize, ...rest } = options;
  const codes = encode(labelArray("entropyFromLabels", "labels", labels));
  const seen = occurrences(codes).filter((n) => n > 0);
  const size = alphabetSize ?? seen.length;
  if (!Number.isSafeInteger(size) || size < seen.length) {
    throw new ValueError(
      `entropyFromLabels: alphabetSize ${alphabetSize} must be a whole number, and at least the ${seen.length} labels that occur.`,
    );
  }
  const counts = new Float64Array(size);
  counts.set(seen);
  return entropyFromCounts(tensor(counts), rest);
}
