import type { GoldenAdapters } from "@surprisal/golden";
import { binaryCrossEntropy } from "../../src/binary-cross-entropy.js";
import { binaryCrossEntropyWithLogits } from "../../src/binary-cross-entropy-with-logits.js";
import { binarySparsemax } from "../../src/binary-sparsemax.js";
import { brier } from "../../src/brier.js";
import { exponential } from "../../src/exponential.js";
import { hinge } from "../../src/hinge.js";
import { logistic } from "../../src/logistic.js";
import { modifiedHuber } from "../../src/modified-huber.js";
import { perceptron } from "../../src/perceptron.js";
import { savage } from "../../src/savage.js";
import { sigmoidFocal } from "../../src/sigmoid-focal.js";
import { squaredHinge } from "../../src/squared-hinge.js";
import { tangent } from "../../src/tangent.js";
import { zeroOneLoss } from "../../src/zero-one-loss.js";
import { pair, reduced, tfjs } from "./support.js";

export const binary: GoldenAdapters = {
  cases: {
    logistic: (call) => logistic(...pair(call), reduced(call)),
    soft_margin: (call) => logistic(...pair(call), reduced(call)),
    hinge: (call) => hinge(...pair(call), { ...reduced(call), margin: call.number("margin") }),
    squared_hinge: (call) => squaredHinge(...pair(call), { ...reduced(call), margin: call.number("margin") }),
    modified_huber: (call) => modifiedHuber(...pair(call), reduced(call)),
    perceptron: (call) => perceptron(...pair(call), reduced(call)),
    exponential: (call) => exponential(...pair(call), reduced(call)),
    savage: (call) => savage(...pair(call), reduced(call)),
    tangent: (call) => tangent(...pair(call), reduced(call)),
    sparsemax_binary: (call) => binarySparsemax(...pair(call), reduced(call)),
    binary_cross_entropy: (call) =>
      binaryCrossEntropy(...pair(call), { ...reduced(call), weight: call.optionalInput("weight") }),
    binary_cross_entropy_with_logits: (call) =>
      binaryCrossEntropyWithLogits(...pair(call), {
        ...reduced(call),
        weight: call.optionalInput("weight"),
        posWeight: call.optionalInput("pos_weight"),
      }),
    // A negative alpha is torchvision's way of saying none.
    sigmoid_focal: (call) =>
      sigmoidFocal(...pair(call), {
        ...reduced(call),
        gamma: call.number("gamma"),
        alpha: call.number("alpha") < 0 ? undefined : call.number("alpha"),
      }),
    brier_score: (call) =>
      brier(...pair(call), { ...reduced(call), weight: call.optionalInput("sample_weight") }),
    zero_one_loss: (call) =>
      zeroOneLoss(...pair(call), { sampleWeight: call.optionalInput("sample_weight") }),
    "tfjs.hingeLoss": (call) => hinge(...pair(call), { ...tfjs(call), labels: "binary" }),
    "tfjs.logLoss": (call) =>
      binaryCrossEntropy(...pair(call), { ...tfjs(call), eps: call.number("epsilon") }),
    // Its layers average over the last axis, and clip by 1e-7.
    "tfjs.layers.binaryCrossentropy": (call) =>
      binaryCrossEntropy(...pair(call), { reduction: "perSample", clip: 1e-7 }),
    "tfjs.sigmoidCrossEntropy": (call) =>
      binaryCrossEntropyWithLogits(...pair(call), {
        ...tfjs(call),
        labelSmoothing: call.number("label_smoothing"),
      }),
  },
  disputes: {
    binary_cross_entropy(call, figure) {
      const p = call.input("pred");
      const nearEnd = p.minimum(p.neg().add(1)).less(0.05).any().itemSync() === 1;
      if (!figure.startsWith("hvp_") || !nearEnd) return undefined;
      return "in the second derivative torch adds 1e-12 to p and 1 - p, which near 0 and 1 shows beyond the tenth digit";
    },
  },
  curves: {
    logistic_pos: (x, { y }) => logistic(x, y, { reduction: "none" }),
    logistic_neg: (x, { y }) => logistic(x, y, { reduction: "none" }),
    soft_margin_hinge_pos: (x, { y }) => hinge(x, y, { reduction: "none" }),
    soft_margin_hinge_neg: (x, { y }) => hinge(x, y, { reduction: "none" }),
  },
};
