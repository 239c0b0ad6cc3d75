import type { Tensor, TensorLike } from "@surprisal/tensor";
import type { EntropyOptions } from "./entropy.js";
import { inBase } from "./support/base.js";
import { distribution } from "./support/distribution.js";

/**
 * Hartley's entropy, or max-entropy: the logarithm of the number of possible outcomes, those with p > 0. Rényi's entropy
 * of order 0, the largest of his. Its gradient is 0.
 *
 * @param p non-negative, any shape; numbers alone compute in float64
 * @returns the shape of `p` without `axis`; −∞ where nothing is possible
 * @throws ShapeError for an axis that does not exist, ValueError for a base that is none
 * @see Hartley, Transmission of Information, 1928
 * @example
 * ```ts
 * import { hartleyEntropy } from "@surprisal/info-theory/hartley-entropy";
 * hartleyEntropy([0.9, 0.05, 0.05, 0], { base: 3 }).itemSync(); // → 1
 * ```
 */
export function hartleyEntropy(p: TensorLike, options: EntropyOptions = {}): Tensor {
  const { p: x, axes } = distribution("hartleyEntropy", p, options);
  return inBase("hartleyEntropy", x.greater(0).sum(axes).cast(x.dtype).log(), options.base);
}
