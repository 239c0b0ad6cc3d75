import type { GoldenAdapters, GoldenCall } from "@surprisal/golden";
import { softmaxCrossEntropy } from "../../src/softmax-cross-entropy.js";
import { pair, reduced, tfjs } from "./support.js";

/** PyTorch's class axis is the second, or the only one; its weight is that of classes. */
const torchCrossEntropy = (call: GoldenCall) => ({
  ...reduced(call),
  axis: call.input("logits").rank > 1 ? 1 : 0,
  classWeight: call.optionalInput("weight"),
  ignoreIndex: call.optionalNumber("ignore_index"),
  labelSmoothing: call.optionalNumber("label_smoothing"),
});

export const crossEntropy: GoldenAdapters = {
  cases: {
    cross_entropy: (call) =>
      call.optionalInput("logits") && softmaxCrossEntropy(...pair(call), torchCrossEntropy(call)),
    cross_entropy_prob: (call) => softmaxCrossEntropy(...pair(call), torchCrossEntropy(call)),
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
  },
  figures: {
    "printed.softmax_loss": (file) => softmaxCrossEntropy(...pair(file.call("softmax_cross_entropy/000"))),
    // By hand, as the text does it: minus the logarithm of the true class's probability.
    "printed.softmax_by_hand": (file) =>
      file.call("softmax_cross_entropy/000").input("logits").softmax().narrow(1, 4, 5).log().neg().sum(),
  },
};
