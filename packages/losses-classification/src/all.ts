import { biTemperedLogistic } from "./bi-tempered-logistic.js";
import { binaryCrossEntropyWithLogits } from "./binary-cross-entropy-with-logits.js";
import { categoricalHinge } from "./categorical-hinge.js";
import { classBalanced } from "./class-balanced.js";
import { coral } from "./coral.js";
import { crossEntropyWithZLoss } from "./cross-entropy-with-z-loss.js";
import { cumulativeLogit } from "./cumulative-logit.js";
import { entmaxLoss } from "./entmax-loss.js";
import { generalizedCrossEntropy } from "./generalized-cross-entropy.js";
import { hinge } from "./hinge.js";
import { knowledgeDistillation } from "./knowledge-distillation.js";
import { ldam } from "./ldam.js";
import { logistic } from "./logistic.js";
import { logitAdjusted } from "./logit-adjusted.js";
import { multiMargin } from "./multi-margin.js";
import { multiclassBrier } from "./multiclass-brier.js";
import { multiclassHinge } from "./multiclass-hinge.js";
import { multiclassPerceptron } from "./multiclass-perceptron.js";
import { nllLoss } from "./nll-loss.js";
import { poly1CrossEntropy } from "./poly1-cross-entropy.js";
import { softmaxCrossEntropy } from "./softmax-cross-entropy.js";
import { softmaxFocal } from "./softmax-focal.js";
import { sparsemaxLoss } from "./sparsemax-loss.js";
import { sphericalScore } from "./spherical-score.js";
import { symmetricCrossEntropy } from "./symmetric-cross-entropy.js";

/** Every loss of this package. */
export const classificationLosses = [
  logistic,
  hinge,
  binaryCrossEntropyWithLogits,
  softmaxCrossEntropy,
  nllLoss,
  softmaxFocal,
  poly1CrossEntropy,
  generalizedCrossEntropy,
  symmetricCrossEntropy,
  crossEntropyWithZLoss,
  biTemperedLogistic,
  multiclassHinge,
  multiMargin,
  categoricalHinge,
  multiclassPerceptron,
  sparsemaxLoss,
  entmaxLoss,
  multiclassBrier,
  sphericalScore,
  knowledgeDistillation,
  cumulativeLogit,
  coral,
  classBalanced,
  ldam,
  logitAdjusted,
] as const;
