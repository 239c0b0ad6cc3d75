import type { ComingFrom } from "@surprisal/golden";

export const keras: readonly ComingFrom[] = [
  {
    peer: "TensorFlow Addons",
    call: "tfa.losses.TripletSemiHardLoss()(y_true, y_pred)",
    ours: "semiHardTriplet(prediction, target, { normalize: false })",
    note: "Its embeddings are to be normalised beforehand.",
    inputs: { prediction: [[0], [1], [1.2], [9]], target: [0, 0, 1, 2] },
    // Anchor 0: 1 − 1.44 + 1; anchor 1: the farther negative is so far that nothing is left. Two pairs.
    value: 0.28,
  },
  {
    peer: "TensorFlow Addons",
    call: "tfa.losses.TripletHardLoss()(y_true, y_pred)",
    ours: "batchHardTriplet(prediction, target, { normalize: false })",
    inputs: { prediction: [[0], [3], [5], [6]], target: [0, 0, 1, 1] },
    value: 0.5,
  },
];
