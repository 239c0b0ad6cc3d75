import { type ByName, registerLosses } from "@surprisal/loss-registry";
import { classificationLosses } from "./all.js";

declare module "@surprisal/loss-registry" {
  interface LossRegistry extends ByName<typeof classificationLosses> {}
}

registerLosses(...classificationLosses);

export { classificationLosses } from "./all.js";
export { binaryCrossEntropyWithLogits } from "./binary-cross-entropy-with-logits.js";
export { hinge } from "./hinge.js";
export { logistic } from "./logistic.js";
export { softmaxCrossEntropy } from "./softmax-cross-entropy.js";
