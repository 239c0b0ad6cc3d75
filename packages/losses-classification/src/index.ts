import { type ByName, registerLosses } from "@surprisal/loss-registry";
import { classificationLosses } from "./all.js";

declare module "@surprisal/loss-registry" {
  interface LossRegistry extends ByName<typeof classificationLosses> {}
}

registerLosses(...classificationLosses);

export { classificationLosses } from "./all.js";
export { biTemperedLogistic } from "./bi-tempered-logistic.js";
export { binaryCrossEntropyWithLogits } from "./binary-cross-entropy-with-logits.js";
export { categoricalHinge } from "./categorical-hinge.js";
export { classBalanced } from "./class-balanced.js";
export { coral } from "./coral.js";
export { crossEntropyWithZLoss } from "./cross-entropy-with-z-loss.js";
export { cumulativeLogit } from "./cumulative-logit.js";
export { type EntmaxOptions, entmax } from "./entmax.js";
export { entmaxLoss } from "./entmax-loss.js";
export { type FenchelYoungDefinition, fenchelYoung } from "./fenchel-young.js";
export { generalizedCrossEntropy } from "./generalized-cross-entropy.js";
export { hinge } from "./hinge.js";
export { knowledgeDistillation } from "./knowledge-distillation.js";
export { ldam } from "./ldam.js";
export { logistic } from "./logistic.js";
export { logitAdjusted } from "./logit-adjusted.js";
export { multiMargin } from "./multi-margin.js";
export { multiclassBrier } from "./multiclass-brier.js";
export { multiclassHinge } from "./multiclass-hinge.js";
export { multiclassPerceptron } from "./multiclass-perceptron.js";
export { nllLoss } from "./nll-loss.js";
export { poly1CrossEntropy } from "./poly1-cross-entropy.js";
export { softmaxCrossEntropy } from "./softmax-cross-entropy.js";
export { softmaxFocal } from "./softmax-focal.js";
export { sparsemax } from "./sparsemax.js";
export { sparsemaxLoss } from "./sparsemax-loss.js";
export { sphericalScore } from "./spherical-score.js";
export { symmetricCrossEntropy } from "./symmetric-cross-entropy.js";
