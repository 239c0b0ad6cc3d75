import type { Tensor, TensorLike } from "@surprisal/tensor";
import { entr } from "./entr.js";
import type { EntropyOptions } from "./entropy.js";
import { inBase } from "./support/base.js";
import { distribution } from "./support/distribution.js";

/**
 * Extropy `−Σ (1 − p) log(1 − p)`: the entropy's dual, of what does not happen. Equal to the entropy for two outcomes, and
 * below it for more.
 *
 * A certain outcome adds 0, with slope −∞; one of probability 0 adds 0, with slope 1.
 *
 * @param p from 0 to 1, any shape; numbers alone compute in float64. Above 1 the result is −∞
 * @returns the shape of `p` without `axis`
 * @throws ShapeError for an axis that does not exist, ValueError for a base that is none
 * @see Lad, Sanfilippo & Agrò, Extropy: Complementary Dual of Entropy, 2015
 * @example
 * ```ts
 * import { extropy } from "@surprisal/info-theory/extropy";
 * extropy([0.5, 0.5], { base: 2 }).itemSync(); // → 1
 * ```
 */
export function extropy(p: TensorLike, options: EntropyOptions = {}): Tensor {
  const { p: x, axes } = distribution("extropy", p, options);
  return inBase("extropy", entr(x.neg().add(1)).sum(axes), options.base);
}
