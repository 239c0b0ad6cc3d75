import { asymmetricMultilabel } from "./asymmetric-multilabel.js";
import { biTemperedLogistic } from "./bi-tempered-logistic.js";
import { binaryCrossEntropy } from "./binary-cross-entropy.js";
import { binaryCrossEntropyWithLogits } from "./binary-cross-entropy-with-logits.js";
import { binarySparsemax } from "./binary-sparsemax.js";
import { brier } from "./brier.js";
import { categoricalHinge } from "./categorical-hinge.js";
import { classBalanced } from "./class-balanced.js";
import { combo } from "./combo.js";
import { coral } from "./coral.js";
import { crossEntropyWithZLoss } from "./cross-entropy-with-z-loss.js";
import { ctc } from "./ctc.js";
import { cumulativeLogit } from "./cumulative-logit.js";
import { dice } from "./dice.js";
import { diceCrossEntropy } from "./dice-cross-entropy.js";
import { diceFocal } from "./dice-focal.js";
import { entmaxLoss } from "./entmax-loss.js";
import { exponential } from "./exponential.js";
import { focalTversky } from "./focal-tversky.js";
import { generalizedCrossEntropy } from "./generalized-cross-entropy.js";
import { generalizedDice } from "./generalized-dice.js";
import { hinge } from "./hinge.js";
import { jaccard } from "./jaccard.js";
import { knowledgeDistillation } from "./knowledge-distillation.js";
import { ldam } from "./ldam.js";
import { logCoshDice } from "./log-cosh-dice.js";
import { logistic } from "./logistic.js";
import { logitAdjusted } from "./logit-adjusted.js";
import { lovaszHinge } from "./lovasz-hinge.js";
import { lovaszSoftmax } from "./lovasz-softmax.js";
import { modifiedHuber } from "./modified-huber.js";
import { multiMargin } from "./multi-margin.js";
import { multiclassBrier } from "./multiclass-brier.js";
import { multiclassHinge } from "./multiclass-hinge.js";
import { multiclassPerceptron } from "./multiclass-perceptron.js";
import { multilabelMargin } from "./multilabel-margin.js";
import { multilabelSoftMargin } from "./multilabel-soft-margin.js";
import { nllLoss } from "./nll-loss.js";
import { perceptron } from "./perceptron.js";
import { poly1CrossEntropy } from "./poly1-cross-entropy.js";
import { ramp } from "./ramp.js";
import { rnnt } from "./rnnt.js";
import { savage } from "./savage.js";
import { sigmoidFocal } from "./sigmoid-focal.js";
import { smoothedHinge } from "./smoothed-hinge.js";
import { softmaxCrossEntropy } from "./softmax-cross-entropy.js";
import { softmaxFocal } from "./softmax-focal.js";
import { sparsemaxLoss } from "./sparsemax-loss.js";
import { sphericalScore } from "./spherical-score.js";
import { squaredHinge } from "./squared-hinge.js";
import { symmetricCrossEntropy } from "./symmetric-cross-entropy.js";
import { tangent } from "./tangent.js";
import { tversky } from "./tversky.js";
import { twoWay } from "./two-way.js";
import { zlpr } from "./zlpr.js";

/** Every loss of this package. */
export const classificationLosses = [
  logistic,
  hinge,
  binaryCrossEntropyWithLogits,
  squaredHinge,
  smoothedHinge,
  modifiedHuber,
  perceptron,
  exponential,
  savage,
  tangent,
  ramp,
  binarySparsemax,
  binaryCrossEntropy,
  brier,
  sigmoidFocal,
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
  multilabelSoftMargin,
  multilabelMargin,
  asymmetricMultilabel,
  zlpr,
  twoWay,
  dice,
  generalizedDice,
  jaccard,
  tversky,
  focalTversky,
  logCoshDice,
  combo,
  diceCrossEntropy,
  diceFocal,
  lovaszHinge,
  lovaszSoftmax,
  ctc,
  rnnt,
] as const;
