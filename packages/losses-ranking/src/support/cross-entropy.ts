import type { Tensor } from "@surprisal/tensor";
import type { Lists } from "./lists.js";

/** −Σ w log softmax(scores) over the items of each list. What weighs nothing adds nothing, whatever its score. */
export function crossEntropy({ scores, present }: Lists, weights: Tensor): Tensor {
  const logs = present.where(scores, Number.NEGATIVE_INFINITY).logSoftmax(-1);
  return weights.mul(weights.notEqual(0).where(logs, 0)).sum(-1).neg();
}
