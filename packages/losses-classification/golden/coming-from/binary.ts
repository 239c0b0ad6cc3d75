import type { ComingFrom } from "@surprisal/golden";

export const binary: readonly ComingFrom[] = [
  {
    peer: "PyTorch",
    call: "F.binary_cross_entropy_with_logits(input, target)",
    ours: "binaryCrossEntropyWithLogits(prediction, target)",
    inputs: { prediction: [0, 0], target: [1, 0] },
    value: Math.LN2,
  },
];
