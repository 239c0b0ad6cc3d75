import type { Tensor, TensorLike } from "@surprisal/tensor";
import { entropy } from "./entropy.js";
import type { DistributionOptions } from "./support/axes.js";

/**
 * Perplexity `exp H(p)`: of how many equally likely outcomes the entropy would be the same. From 1 for a certain outcome
 * to n for n equally likely ones. Of a language model on text, take the exponential of its cross-entropy per token.
 *
 * @param p non-negative, any shape; numbers alone compute in float64
 * @returns the shape of `p` without `axis`
 * @throws ShapeError for an axis that does not exist
 * @example
 * ```ts
 * import { perplexity } from "@surprisal/info-theory/perplexity";
 * perplexity([0.25, 0.25, 0.25, 0.25]).itemSync(); // → 4
 * ```
 */
export function perplexity(p: TensorLike, options: DistributionOptions = {}): Tensor {
  return entropy(p, options).exp();
}
