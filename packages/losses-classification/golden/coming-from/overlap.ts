import type { ComingFrom } from "@surprisal/golden";

/** Two samples of two pixels in two classes: class 0 of the first is found and nothing else to find in it is missed. */
const image = {
  prediction: [
    [
      [1, 0],
      [0.5, 0.5],
    ],
    [
      [0, 1],
      [0, 1],
    ],
  ],
  target: [
    [
      [1, 0],
      [0, 1],
    ],
    [
      [1, 0],
      [0, 1],
    ],
  ],
};
/** Logits of the probabilities 1/2 and 3/4. */
const logits = { prediction: [[0, Math.log(3)]], target: [[1, 0]] };

export const overlap: readonly ComingFrom[] = [
  {
    peer: "Keras",
    call: "losses.Dice()(y_true, y_pred)",
    ours: 'dice(prediction, target, { per: "batch", smooth: 0, eps: 1e-7 })',
    inputs: image,
    value: 1 - 5 / (8 + 1e-7),
  },
  {
    peer: "Keras",
    call: "losses.Tversky(alpha=0.3, beta=0.7)(y_true, y_pred)",
    ours: 'tversky(prediction, target, { alpha: 0.3, beta: 0.7, smooth: 0, per: "batch" })',
    note: "Keras adds 1e-7 below, which float32 does not show.",
    inputs: image,
    value: 1 - 2.5 / (2.5 + 0.3 * 1.5 + 0.7 * 1.5),
  },
  {
    peer: "optax",
    call: "optax.losses.dice_loss(probabilities, targets, apply_softmax=False)",
    ours: 'tversky(prediction, target, { per: "sampleAndClass", reduction: "perSample" })',
    note: "Its smoothing is that of the Tversky index. Logits need activation.",
    inputs: image,
    value: [(1 - 2 / 2.25 + (1 - 1.5 / 1.75)) / 2, (1 - 1 / 1.5 + (1 - 2 / 2.5)) / 2],
  },
  {
    peer: "MONAI",
    call: "DiceLoss(smooth_nr=1, smooth_dr=1)(input, target)",
    ours: 'dice(prediction, target, { per: "sampleAndClass", smooth: 1 })',
    note: "MONAI's smoothing is 1e-5 unless told otherwise, and its class axis the second: axis: 1.",
    inputs: image,
    value: (1 - 3 / 3.5 + (1 - 2 / 2.5) + (1 - 1 / 2) + (1 - 3 / 4)) / 4,
  },
  {
    peer: "MONAI",
    call: "TverskyLoss(alpha=0.3, beta=0.7, smooth_nr=1, smooth_dr=1)(input, target)",
    ours: 'tversky(prediction, target, { alpha: 0.3, beta: 0.7, per: "sampleAndClass", smooth: 1 })',
    inputs: image,
    value: (1 - 2 / 2.15 + (1 - 1.5 / 1.85) + (1 - 1 / 1.7) + (1 - 2 / 2.3)) / 4,
  },
  {
    peer: "MONAI",
    call: "GeneralizedDiceLoss()(input, target)",
    ours: "generalizedDice(prediction, target, { smooth: 1e-5 })",
    inputs: image,
    value: (1 - (3 + 1e-5) / (4 + 1e-5) + (1 - (2 + 1e-5) / (4 + 1e-5))) / 2,
  },
  {
    peer: "MONAI",
    call: "DiceCELoss(sigmoid=True, smooth_nr=1, smooth_dr=1)(input, target)",
    ours: "diceCrossEntropy(prediction, target, { smooth: 1 })",
    note: "For one channel, whose cross-entropy is binary.",
    inputs: logits,
    value: 1 - 2 / 3.25 + (Math.LN2 + Math.log(4)) / 2,
  },
  {
    peer: "segmentation_models.pytorch",
    call: 'JaccardLoss("binary", from_logits=False)(y_pred, y_true)',
    ours: 'jaccard(prediction, target, { per: "batch", smooth: 0 })',
    inputs: image,
    value: 1 - 2.5 / 5.5,
  },
  {
    peer: "segmentation_models.pytorch",
    call: 'DiceLoss("binary")(y_pred, y_true)',
    ours: 'dice(prediction, target, { activation: "sigmoid", per: "batch", smooth: 0 })',
    inputs: logits,
    value: 1 - 1 / 2.25,
  },
  {
    peer: "segmentation_models.pytorch",
    call: 'TverskyLoss("binary", from_logits=False, alpha=0.3, beta=0.7, gamma=0.75)(y_pred, y_true)',
    ours: 'focalTversky(prediction, target, { alpha: 0.3, beta: 0.7, gamma: 0.75, smooth: 0, per: "batch" })',
    inputs: image,
    value: (1 - 2.5 / 4) ** 0.75,
  },
  {
    peer: "segmentation_models.pytorch",
    call: 'LovaszLoss("binary", per_image=True)(y_pred, y_true)',
    ours: "lovaszHinge(prediction, target)",
    inputs: { prediction: [[-1, 0.5, 0.5]], target: [[1, 0, 1]] },
    value: 17 / 12,
  },
  {
    peer: "segmentation_models.pytorch",
    call: 'LovaszLoss("multiclass", from_logits=False)(y_pred, y_true)',
    ours: "lovaszSoftmax(prediction, target)",
    note: "Its class axis is the second: axis: 1.",
    inputs: {
      prediction: [
        [0.8, 0.2],
        [0.4, 0.6],
      ],
      target: [0, 1],
    },
    value: 0.35,
  },
];
