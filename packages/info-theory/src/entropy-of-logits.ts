import { customGrad, type Tensor, type TensorLike } from "@surprisal/tensor";
import { type BaseOption, inBase } from "./support/base.js";
import { operands } from "./support/operands.js";
import { zeroWins } from "./support/zero-wins.js";

export interface LogitsEntropyOptions extends BaseOption {
  /** The axis of the classes. Default −1, the last. */
  readonly axis?: number;
}

/**
 * Shannon's entropy of softmax(logits): the bonus that keeps a policy exploring, or the uncertainty of a classifier.
 *
 * A class with logit −∞ adds 0 and gets slope 0. Where all of them are −∞ the result is NaN.
 *
 * @param logits unnormalised scores; numbers alone compute in float64
 * @returns the shape of `logits` without `axis`
 * @throws ShapeError for an axis that does not exist, ValueError for a base that is none
 * @example
 * ```ts
 * import { entropyOfLogits } from "@surprisal/info-theory/entropy-of-logits";
 * entropyOfLogits([3, 3, -Infinity], { base: 2 }).itemSync(); // → 1
 * ```
 */
export function entropyOfLogits(logits: TensorLike, { axis = -1, base }: LogitsEntropyOptions = {}): Tensor {
  const [z] = operands("entropyOfLogits", logits);
  return inBase("entropyOfLogits", weighedLog(z.logSoftmax(axis), 0).sum(axis).neg().add(0), base);
}

/** `(l + c) eˡ` of log-probabilities, 0 at −∞; its derivative has c + 1. */
function weighedLog(logProbs: Tensor, c: number): Tensor {
  return customGrad((l) => ({
    value: zeroWins(l.exp(), l.add(c)),
    gradient: (dy) => dy.mul(weighedLog(l, c + 1)),
  }))(logProbs);
}
