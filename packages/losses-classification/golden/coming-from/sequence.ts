import type { ComingFrom } from "@surprisal/golden";

/** Two frames of even odds between two classes; three of the four sayings spell the one that is no blank. */
const logits = [
  [
    [0, 0],
    [0, 0],
  ],
];
const oneLabel = Math.log(4 / 3);

export const sequence: readonly ComingFrom[] = [
  {
    peer: "PyTorch",
    call: "F.ctc_loss(log_probs, targets, input_lengths, target_lengths)",
    ours: "ctc(logits.transpose(0, 1), target, { inputLengths: input_lengths, targetLengths: target_lengths, divideByLength: true })",
    note: "PyTorch has the frames first, and its mean divides each loss by the length of its target; logits do instead of log_probs.",
    case: "classification.json/ctc/001",
  },
  {
    peer: "PyTorch",
    call: 'F.ctc_loss(log_probs, targets, input_lengths, target_lengths, reduction="sum")',
    ours: 'ctc(logits.transpose(0, 1), target, { inputLengths: input_lengths, targetLengths: target_lengths, reduction: "sum" })',
    case: "classification.json/ctc/002",
  },
  {
    peer: "PyTorch",
    call: "torchaudio.functional.rnnt_loss(logits, targets, logit_lengths, target_lengths)",
    ours: "rnnt(prediction, target)",
    inputs: {
      prediction: [
        [
          [
            [0, 0],
            [0, 0],
          ],
        ],
      ],
      target: [[0]],
    },
    value: 2 * Math.LN2,
  },
  {
    peer: "Keras",
    call: "losses.CTC()(y_true, y_pred)",
    ours: "ctc(prediction, target)",
    note: "Keras takes the zeros of the target as its end; here it is −1, or targetLengths.",
    inputs: { prediction: logits, target: [[1, -1]] },
    value: oneLabel,
  },
  {
    peer: "optax",
    call: "optax.ctc_loss(logits, logit_paddings, labels, label_paddings)",
    ours: 'ctc(prediction, target, { inputLengths: [2], targetLengths: [1], reduction: "none" })',
    note: "optax marks what does not count with ones; here lengths do.",
    inputs: { prediction: logits, target: [[1, 0]] },
    value: [oneLabel],
  },
  {
    peer: "Gluon",
    call: 'gluon.loss.CTCLoss(layout="NTC")(pred, label)',
    ours: 'ctc(prediction, target, { blank: -1, reduction: "none" })',
    note: "Gluon's blank is the last class; its targets end at −1 too.",
    inputs: { prediction: logits, target: [[0, -1]] },
    value: [oneLabel],
  },
];
