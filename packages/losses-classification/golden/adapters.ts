import { type GoldenAdapters, type GoldenCall, reductionOf } from "@surprisal/golden";
import type { Tensor } from "@surprisal/tensor";
import { binaryCrossEntropyWithLogits } from "../src/binary-cross-entropy-with-logits.js";
import { hinge } from "../src/hinge.js";
import { logistic } from "../src/logistic.js";
import { softmaxCrossEntropy } from "../src/softmax-cross-entropy.js";

const pair = (call: GoldenCall): [prediction: Tensor, target: Tensor] => [
  call.optionalInput("pred") ?? call.input("logits"),
  call.input("target"),
];
const reduced = (call: GoldenCall) => ({ reduction: reductionOf(call) });

/** PyTorch's class axis is the second, or the only one; its weight is that of classes. */
const torchCrossEntropy = (call: GoldenCall) => ({
  ...reduced(call),
  axis: call.input("logits").rank > 1 ? 1 : 0,
  classWeight: call.optionalInput("weight"),
  ignoreIndex: call.optionalNumber("ignore_index"),
  labelSmoothing: call.optionalNumber("label_smoothing"),
});

/** TensorFlow.js divides its mean by the sum of the weights, and has labels 0 and 1. */
const tfjs = (call: GoldenCall) => ({
  reduction: call.reduction === "mean" ? ("weightedMean" as const) : reductionOf(call),
  weight: call.optionalInput("weight"),
});

export const adapters: GoldenAdapters = {
  cases: {
    logistic: (call) => logistic(...pair(call), reduced(call)),
    soft_margin: (call) => logistic(...pair(call), reduced(call)),
    hinge: (call) => hinge(...pair(call), { ...reduced(call), margin: call.number("margin") }),
    binary_cross_entropy_with_logits: (call) =>
      binaryCrossEntropyWithLogits(...pair(call), {
        ...reduced(call),
        weight: call.optionalInput("weight"),
        posWeight: call.optionalInput("pos_weight"),
      }),
    cross_entropy: (call) =>
      call.optionalInput("logits") && softmaxCrossEntropy(...pair(call), torchCrossEntropy(call)),
    cross_entropy_prob: (call) => softmaxCrossEntropy(...pair(call), torchCrossEntropy(call)),
    // The second case is the same by hand, for class 4; the figure beside it is a scalar.
    softmax_cross_entropy: (call) =>
      call.optionalInput("target")
        ? softmaxCrossEntropy(...pair(call), reduced(call))
        : softmaxCrossEntropy(call.input("logits"), [4], { reduction: "sum" }),
    "tfjs.hingeLoss": (call) => hinge(...pair(call), { ...tfjs(call), labels: "binary" }),
    "tfjs.sigmoidCrossEntropy": (call) =>
      binaryCrossEntropyWithLogits(...pair(call), {
        ...tfjs(call),
        labelSmoothing: call.number("label_smoothing"),
      }),
    "tfjs.softmaxCrossEntropy": (call) =>
      softmaxCrossEntropy(...pair(call), {
        ...tfjs(call),
        labelSmoothing: call.number("label_smoothing"),
      }),
  },
  curves: {
    logistic_pos: (x, { y }) => logistic(x, y, { reduction: "none" }),
    logistic_neg: (x, { y }) => logistic(x, y, { reduction: "none" }),
    soft_margin_hinge_pos: (x, { y }) => hinge(x, y, { reduction: "none" }),
    soft_margin_hinge_neg: (x, { y }) => hinge(x, y, { reduction: "none" }),
  },
  figures: {
    "printed.softmax_loss": (file) => softmaxCrossEntropy(...pair(file.call("softmax_cross_entropy/000"))),
    // By hand, as the text does it: minus the logarithm of the true class's probability.
    "printed.softmax_by_hand": (file) =>
      file.call("softmax_cross_entropy/000").input("logits").softmax().narrow(1, 4, 5).log().neg().sum(),
  },
};
