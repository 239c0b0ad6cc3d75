import type { Tensor, TensorLike } from "@surprisal/tensor";
import type { EntropyOptions } from "./entropy.js";
import { inBase } from "./support/base.js";
import { distribution } from "./support/distribution.js";

/**
 * Collision entropy `−log Σ p²`: the surprisal of two draws being equal. Rényi's entropy of order 2.
 *
 * @param p non-negative, any shape; numbers alone compute in float64
 * @returns the shape of `p` without `axis`
 * @throws ShapeError for an axis that does not exist, ValueError for a base that is none
 * @example
 * ```ts
 * import { collisionEntropy } from "@surprisal/info-theory/collision-entropy";
 * collisionEntropy([0.5, 0.5], { base: 2 }).itemSync(); // → 1
 * ```
 */
export function collisionEntropy(p: TensorLike, options: EntropyOptions = {}): Tensor {
  const { p: x, axes } = distribution("collisionEntropy", p, options);
  return inBase("collisionEntropy", x.square().sum(axes).log().neg().add(0), options.base);
}
