import type { Tensor, TensorLike } from "@surprisal/tensor";
import type { EntropyOptions } from "./entropy.js";
import { inBase } from "./support/base.js";
import { crossTerm } from "./support/cross-term.js";
import { pair } from "./support/pair.js";

/**
 * Cross-entropy `H(p, q) = −Σ p log q`: the expected length of messages from `p` in the code made for `q`. It is
 * `H(p) + D(p‖q)`, so never below `H(p)`.
 *
 * 0 where p = 0, whatever q is; ∞ where p > 0 and q = 0. For training on scores rather than probabilities take
 * `softmaxCrossEntropy` of @surprisal/losses-classification.
 *
 * @param p the true distribution, non-negative; numbers alone compute in float64
 * @param q the assumed distribution, of a shape that broadcasts with that of `p`
 * @returns the broadcast shape without `axis`
 * @throws ShapeError for shapes that do not broadcast and axes that do not exist, ValueError for a base that is none
 * @example
 * ```ts
 * import { crossEntropy } from "@surprisal/info-theory/cross-entropy";
 * crossEntropy([0.5, 0.5], [0.25, 0.75], { base: 2 }).itemSync(); // → 1.207518749639422
 * ```
 */
export function crossEntropy(p: TensorLike, q: TensorLike, options: EntropyOptions = {}): Tensor {
  const { p: truth, q: model, axes } = pair("crossEntropy", p, q, options);
  return inBase("crossEntropy", crossTerm(truth, model).sum(axes).neg().add(0), options.base);
}
