import type { GoldenAdapters, GoldenCall } from "@surprisal/golden";
import { categoricalHinge } from "../../src/categorical-hinge.js";
import { coral } from "../../src/coral.js";
import { crossEntropyWithZLoss } from "../../src/cross-entropy-with-z-loss.js";
import { entmaxLoss } from "../../src/entmax-loss.js";
import { generalizedCrossEntropy } from "../../src/generalized-cross-entropy.js";
import { knowledgeDistillation } from "../../src/knowledge-distillation.js";
import { multiMargin } from "../../src/multi-margin.js";
import { multiclassBrier } from "../../src/multiclass-brier.js";
import { multiclassHinge } from "../../src/multiclass-hinge.js";
import { multiclassPerceptron } from "../../src/multiclass-perceptron.js";
import { nllLoss } from "../../src/nll-loss.js";
import { poly1CrossEntropy } from "../../src/poly1-cross-entropy.js";
import { softmaxCrossEntropy } from "../../src/softmax-cross-entropy.js";
import { softmaxFocal } from "../../src/softmax-focal.js";
import { sparsemaxLoss } from "../../src/sparsemax-loss.js";
import { sphericalScore } from "../../src/spherical-score.js";
import { symmetricCrossEntropy } from "../../src/symmetric-cross-entropy.js";
import { pair, reduced, tfjs } from "./support.js";

const weighted = (call: GoldenCall) => ({ ...reduced(call), weight: call.optionalInput("sample_weight") });

/** PyTorch's class axis is the second, or the only one; its weight is that of classes. */
const torch = (call: GoldenCall) => ({
  ...reduced(call),
  axis: (call.optionalInput("logits") ?? call.input("log_probs")).rank > 1 ? 1 : 0,
  classWeight: call.optionalInput("weight"),
  ignoreIndex: call.optionalNumber("ignore_index"),
});
const smoothed = (call: GoldenCall) => ({
  ...torch(call),
  labelSmoothing: call.optionalNumber("label_smoothing"),
});

/** The reference says which of two ways a tie is treated. */
const ties = (call: GoldenCall) => ({
  ...weighted(call),
  ties: call.params.tie_gradient === "max_index" ? ("first" as const) : ("split" as const),
});

export const multiclass: GoldenAdapters = {
  cases: {
    cross_entropy: (call) =>
      call.optionalInput("logits") && softmaxCrossEntropy(...pair(call), smoothed(call)),
    cross_entropy_prob: (call) => softmaxCrossEntropy(...pair(call), smoothed(call)),
    // The second case is the same by hand, for class 4; the figure beside it is a scalar.
    softmax_cross_entropy: (call) =>
      call.optionalInput("target")
        ? softmaxCrossEntropy(...pair(call), reduced(call))
        : softmaxCrossEntropy(call.input("logits"), [4], { reduction: "sum" }),
    "tfjs.softmaxCrossEntropy": (call) =>
      softmaxCrossEntropy(...pair(call), {
        ...tfjs(call),
        labelSmoothing: call.number("label_smoothing"),
      }),
    nll: (call) => nllLoss(call.input("log_probs"), call.input("target"), torch(call)),
    log_loss: (call) => nllLoss(...pair(call), { ...weighted(call), input: "probs" }),
    softmax_focal: (call) => softmaxFocal(...pair(call), { ...reduced(call), gamma: call.number("gamma") }),
    poly1_cross_entropy: (call) =>
      poly1CrossEntropy(...pair(call), { ...reduced(call), epsilon: call.number("epsilon") }),
    generalized_cross_entropy: (call) =>
      generalizedCrossEntropy(...pair(call), { ...reduced(call), q: call.number("q") }),
    symmetric_cross_entropy: (call) =>
      symmetricCrossEntropy(...pair(call), {
        ...reduced(call),
        alpha: call.number("alpha"),
        beta: call.number("beta"),
        eps: call.number("A"),
      }),
    cross_entropy_z_loss: (call) =>
      crossEntropyWithZLoss(...pair(call), { ...reduced(call), z: call.number("z") }),
    multiclass_hinge_crammer_singer: (call) => multiclassHinge(...pair(call), ties(call)),
    hinge_loss_crammer_singer: (call) => multiclassHinge(...pair(call), ties(call)),
    multiclass_perceptron: (call) => multiclassPerceptron(...pair(call), ties(call)),
    multi_margin: (call) =>
      multiMargin(...pair(call), { ...torch(call), p: call.number("p"), margin: call.number("margin") }),
    categorical_hinge: (call) => categoricalHinge(...pair(call), reduced(call)),
    sparsemax: (call) => sparsemaxLoss(...pair(call), reduced(call)),
    entmax15: (call) => entmaxLoss(...pair(call), reduced(call)),
    entmax: (call) => entmaxLoss(...pair(call), { ...reduced(call), alpha: call.number("alpha") }),
    multiclass_brier: (call) => multiclassBrier(...pair(call), reduced(call)),
    spherical_score: (call) => sphericalScore(...pair(call), reduced(call)),
    knowledge_distillation: (call) =>
      knowledgeDistillation(call.input("student"), call.input("teacher"), {
        ...reduced(call),
        temperature: call.number("temperature"),
      }),
    ordinal_cumulative_logit: (call) => coral(...pair(call), reduced(call)),
  },
  figures: {
    "printed.softmax_loss": (file) => softmaxCrossEntropy(...pair(file.call("softmax_cross_entropy/000"))),
    // By hand, as the text does it: minus the logarithm of the true class's probability.
    "printed.softmax_by_hand": (file) =>
      file.call("softmax_cross_entropy/000").input("logits").softmax().narrow(1, 4, 5).log().neg().sum(),
  },
};
