// The losses that networks on the page are trained with, for the workers that train them.

import { registerLosses } from "@surprisal/loss-registry";
import { generalizedCrossEntropy } from "@surprisal/losses-classification/generalized-cross-entropy";
import { multiMargin } from "@surprisal/losses-classification/multi-margin";
import { multiclassBrier } from "@surprisal/losses-classification/multiclass-brier";
import { multiclassHinge } from "@surprisal/losses-classification/multiclass-hinge";
import { softmaxCrossEntropy } from "@surprisal/losses-classification/softmax-cross-entropy";
import { softmaxFocal } from "@surprisal/losses-classification/softmax-focal";
import { symmetricCrossEntropy } from "@surprisal/losses-classification/symmetric-cross-entropy";

registerLosses(
  softmaxCrossEntropy,
  softmaxFocal,
  multiclassHinge,
  multiMargin,
  multiclassBrier,
  symmetricCrossEntropy,
  generalizedCrossEntropy,
);
