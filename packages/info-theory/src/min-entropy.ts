import type { Tensor, TensorLike } from "@surprisal/tensor";
import type { EntropyOptions } from "./entropy.js";
import { inBase } from "./support/base.js";
import { distribution } from "./support/distribution.js";

/**
 * Min-entropy `−log max p`: how hard the best single guess is. Rényi's entropy of order ∞, the smallest of his.
 *
 * Only the likeliest outcome has a slope; outcomes that tie for it share it evenly.
 *
 * @param p non-negative, any shape; numbers alone compute in float64
 * @returns the shape of `p` without `axis`
 * @throws ShapeError for an axis that does not exist or is empty, ValueError for a base that is none
 * @example
 * ```ts
 * import { minEntropy } from "@surprisal/info-theory/min-entropy";
 * minEntropy([0.25, 0.5, 0.25], { base: 2 }).itemSync(); // → 1
 * ```
 */
export function minEntropy(p: TensorLike, options: EntropyOptions = {}): Tensor {
  const { p: x, axes } = distribution("minEntropy", p, options);
  return inBase("minEntropy", x.max(axes).log().neg().add(0), options.base);
}
