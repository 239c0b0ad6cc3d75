// The losses that the chapter's own sections draw: there from the start, while all others come when the page is idle.

import { klDivergenceLoss } from "@surprisal/info-theory/kl-divergence-loss";
import { registerLosses } from "@surprisal/loss-registry";
import { hinge } from "@surprisal/losses-classification/hinge";
import { logistic } from "@surprisal/losses-classification/logistic";
import { softmaxCrossEntropy } from "@surprisal/losses-classification/softmax-cross-entropy";
import { absoluteError } from "@surprisal/losses-regression/absolute-error";
import { halfSquaredError } from "@surprisal/losses-regression/half-squared-error";
import { huber } from "@surprisal/losses-regression/huber";

registerLosses(
  absoluteError,
  halfSquaredError,
  huber,
  logistic,
  hinge,
  softmaxCrossEntropy,
  klDivergenceLoss,
);
