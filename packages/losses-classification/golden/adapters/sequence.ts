import type { GoldenAdapters } from "@surprisal/golden";
import { ctc } from "../../src/ctc.js";
import { reduced } from "./support.js";

export const sequence: GoldenAdapters = {
  cases: {
    // PyTorch has the frames first, and its mean is that of the losses divided by the lengths of the targets.
    ctc: (call) =>
      ctc(call.input("logits").transpose(0, 1), call.input("target"), {
        ...reduced(call),
        blank: call.number("blank"),
        zeroInfinity: call.params.zero_infinity === true,
        inputLengths: call.input("input_lengths"),
        targetLengths: call.input("target_lengths"),
        divideByLength: call.reduction === "mean",
      }),
  },
};
