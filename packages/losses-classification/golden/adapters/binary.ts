import type { GoldenAdapters } from "@surprisal/golden";
import { binaryCrossEntropyWithLogits } from "../../src/binary-cross-entropy-with-logits.js";
import { hinge } from "../../src/hinge.js";
import { logistic } from "../../src/logistic.js";
import { pair, reduced, tfjs } from "./support.js";

export const binary: GoldenAdapters = {
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
    "tfjs.hingeLoss": (call) => hinge(...pair(call), { ...tfjs(call), labels: "binary" }),
    "tfjs.sigmoidCrossEntropy": (call) =>
      binaryCrossEntropyWithLogits(...pair(call), {
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
};
