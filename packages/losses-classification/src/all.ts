import { binaryCrossEntropyWithLogits } from "./binary-cross-entropy-with-logits.js";
import { hinge } from "./hinge.js";
import { logistic } from "./logistic.js";
import { softmaxCrossEntropy } from "./softmax-cross-entropy.js";

/** Every loss of this package. */
export const classificationLosses = [
  logistic,
  hinge,
  binaryCrossEntropyWithLogits,
  softmaxCrossEntropy,
] as const;
