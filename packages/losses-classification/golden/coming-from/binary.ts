import type { ComingFrom } from "@surprisal/golden";

const [ln2, ln3, ln4] = [Math.LN2, Math.log(3), Math.log(4)];
/** Keras's example of its hinges: y·f is −0.6, 0.4, −0.4 and −0.6. */
const keras = {
  prediction: [
    [0.6, 0.4],
    [0.4, 0.6],
  ],
  target: [
    [0, 1],
    [0, 0],
  ],
};
/** Log-odds of 1/2 and 3/4, of a positive and a negative. */
const logits = { prediction: [0, ln3], target: [1, 0] };
const probabilities = { prediction: [0.5, 0.75], target: [1, 0] };
const signed = { prediction: [0, ln3], target: [1, -1] };
const rows = {
  prediction: [
    [0, 2],
    [0.5, -3],
  ],
  target: [
    [1, 1],
    [-1, 1],
  ],
};

export const binary: readonly ComingFrom[] = [
  {
    peer: "PyTorch",
    call: "F.binary_cross_entropy(input, target, weight=weight)",
    ours: "binaryCrossEntropy(prediction, target, { weight })",
    note: "Both clamp a logarithm at −100.",
    case: "classification.json/binary_cross_entropy/012",
  },
  {
    peer: "PyTorch",
    call: "F.binary_cross_entropy_with_logits(input, target, weight=weight, pos_weight=pos_weight)",
    ours: "binaryCrossEntropyWithLogits(logits, target, { weight, posWeight: pos_weight })",
    case: "classification.json/binary_cross_entropy_with_logits/022",
  },
  {
    peer: "PyTorch",
    call: "F.soft_margin_loss(input, target)",
    ours: "logistic(prediction, target)",
    note: "PyTorch's overflows for a score that is wrong by more than 709.",
    case: "classification.json/soft_margin/007",
  },
  {
    peer: "torchvision",
    call: 'ops.sigmoid_focal_loss(inputs, targets, alpha=alpha, gamma=gamma, reduction="mean")',
    ours: "sigmoidFocal(logits, target, { alpha, gamma })",
    note: "torchvision weighs by alpha = 0.25 unless told otherwise; here nothing is weighed by default.",
    case: "classification.json/sigmoid_focal/023",
  },
  {
    peer: "Keras",
    call: "losses.BinaryCrossentropy()(y_true, y_pred)",
    ours: "binaryCrossEntropy(prediction, target, { clip: 1e-7 })",
    inputs: { prediction: [0.5, 0.75, 0], target: [1, 0, 1] },
    value: (ln2 + ln4 + 7 * Math.LN10) / 3,
  },
  {
    peer: "Keras",
    call: "losses.BinaryCrossentropy(from_logits=True, label_smoothing=0.5)(y_true, y_pred)",
    ours: "binaryCrossEntropyWithLogits(prediction, target, { labelSmoothing: 0.5 })",
    inputs: logits,
    value: (ln2 + 0.25 * (ln4 - ln3) + 0.75 * ln4) / 2,
  },
  {
    peer: "Keras",
    call: "losses.BinaryFocalCrossentropy(gamma=2, from_logits=True)(y_true, y_pred)",
    ours: "sigmoidFocal(prediction, target, { gamma: 2 })",
    inputs: logits,
    value: (ln2 / 4 + (9 / 16) * ln4) / 2,
  },
  {
    peer: "Keras",
    call: "losses.Hinge()(y_true, y_pred)",
    ours: 'hinge(prediction, target, { labels: "binary" })',
    note: "Keras takes labels 0 and 1 for −1 and 1 where a batch has no others.",
    inputs: keras,
    value: 1.3,
  },
  {
    peer: "Keras",
    call: "losses.SquaredHinge()(y_true, y_pred)",
    ours: 'squaredHinge(prediction, target, { labels: "binary" })',
    inputs: keras,
    value: 1.86,
  },
  {
    peer: "optax",
    call: "optax.sigmoid_binary_cross_entropy(logits, labels)",
    ours: 'binaryCrossEntropyWithLogits(prediction, target, { reduction: "none" })',
    note: "optax leaves the reduction to the caller.",
    inputs: logits,
    value: [ln2, ln4],
  },
  {
    peer: "optax",
    call: "optax.sigmoid_focal_loss(logits, labels, alpha=0.25, gamma=2)",
    ours: 'sigmoidFocal(prediction, target, { alpha: 0.25, gamma: 2, reduction: "none" })',
    inputs: logits,
    value: [ln2 / 16, (27 / 64) * ln4],
  },
  {
    peer: "optax",
    call: "optax.hinge_loss(predictor_outputs, targets)",
    ours: 'hinge(prediction, target, { reduction: "none" })',
    inputs: rows,
    value: [
      [1, 0],
      [1.5, 4],
    ],
  },
  {
    peer: "optax",
    call: "optax.perceptron_loss(predictor_outputs, targets)",
    ours: 'perceptron(prediction, target, { reduction: "none" })',
    inputs: rows,
    value: [
      [0, 0],
      [0.5, 3],
    ],
  },
  {
    peer: "optax",
    call: "optax.sparsemax_loss(logits, labels)",
    ours: 'binarySparsemax(prediction, target, { labels: "binary", reduction: "none" })',
    inputs: { prediction: [0, 3, 0.5], target: [1, 0, 1] },
    value: [0.25, 3, 0.0625],
  },
  {
    peer: "TensorFlow.js",
    call: "tf.losses.sigmoidCrossEntropy(labels, logits, weights, labelSmoothing)",
    ours: `binaryCrossEntropyWithLogits(prediction, target, { weight, labelSmoothing: label_smoothing, reduction: "sumByNonzeroWeights" })`,
    note: "Its default reduction divides by the number of weights that are not 0.",
    case: "tfjs.json/tfjs.sigmoidCrossEntropy/014",
  },
  {
    peer: "TensorFlow.js",
    call: "tf.losses.logLoss(labels, predictions, weights, epsilon)",
    ours: 'binaryCrossEntropy(prediction, target, { weight, eps: epsilon, reduction: "sumByNonzeroWeights" })',
    case: "tfjs.json/tfjs.logLoss/014",
  },
  {
    peer: "TensorFlow.js",
    call: "tf.losses.hingeLoss(labels, predictions, weights, tf.Reduction.MEAN)",
    ours: 'hinge(prediction, target, { labels: "binary", weight, reduction: "weightedMean" })',
    case: "tfjs.json/tfjs.hingeLoss/005",
  },
  {
    peer: "TensorFlow.js",
    call: "tf.metrics.binaryCrossentropy(yTrue, yPred)",
    ours: 'binaryCrossEntropy(prediction, target, { clip: 1e-7, reduction: "perSample" })',
    case: "tfjs.json/tfjs.layers.binaryCrossentropy/000",
  },
  {
    peer: "Gluon",
    call: "gluon.loss.SigmoidBCELoss()(pred, label)",
    ours: 'binaryCrossEntropyWithLogits(prediction, target, { reduction: "perSample" })',
    note: "Gluon averages over all axes but the first.",
    inputs: { prediction: [[0, ln3]], target: [[1, 0]] },
    value: [(ln2 + ln4) / 2],
  },
  {
    peer: "Gluon",
    call: "gluon.loss.SigmoidBCELoss(from_sigmoid=True)(pred, label)",
    ours: 'binaryCrossEntropy(prediction, target, { eps: 1e-12, reduction: "perSample" })',
    inputs: { prediction: [[0.5, 0]], target: [[1, 1]] },
    value: [(-Math.log(0.5 + 1e-12) + 12 * Math.LN10) / 2],
  },
  {
    peer: "Gluon",
    call: "gluon.loss.LogisticLoss()(pred, label)",
    ours: 'logistic(prediction, target, { reduction: "perSample" })',
    note: 'label_format="binary" is labels: "binary".',
    inputs: { prediction: [[0, ln3]], target: [[1, -1]] },
    value: [(ln2 + ln4) / 2],
  },
  {
    peer: "Gluon",
    call: "gluon.loss.HingeLoss(margin=1)(pred, label)",
    ours: 'hinge(prediction, target, { margin: 1, reduction: "perSample" })',
    inputs: rows,
    value: [0.5, 2.75],
  },
  {
    peer: "Gluon",
    call: "gluon.loss.SquaredHingeLoss(margin=1)(pred, label)",
    ours: 'squaredHinge(prediction, target, { margin: 1, reduction: "perSample" })',
    inputs: rows,
    value: [0.5, 9.125],
  },
  {
    peer: "scikit-learn",
    call: "metrics.log_loss(y_true, y_pred, sample_weight=[1, 3])",
    ours: 'binaryCrossEntropy(prediction, target, { clip: 2.22e-16, weight: [1, 3], reduction: "weightedMean" })',
    note: "Of two classes given by the probability of the second; nllLoss takes distributions.",
    inputs: probabilities,
    value: (ln2 + 3 * ln4) / 4,
  },
  {
    peer: "scikit-learn",
    call: "metrics.hinge_loss(y_true, pred_decision)",
    ours: "hinge(prediction, target)",
    inputs: signed,
    value: (2 + ln3) / 2,
  },
  {
    peer: "scikit-learn",
    call: "metrics.brier_score_loss(y_true, y_prob, sample_weight=sample_weight)",
    ours: 'brier(prediction, target, { weight: sample_weight, reduction: "weightedMean" })',
    case: "classification.json/brier_score/001",
  },
  {
    peer: "scikit-learn",
    call: "metrics.zero_one_loss(y_true, y_pred, sample_weight=sample_weight)",
    ours: "zeroOneLoss(prediction, target, { sampleWeight: sample_weight })",
    case: "classification.json/zero_one_loss/001",
  },
  {
    peer: "scikit-learn",
    call: 'SGDClassifier(loss="modified_huber")',
    ours: 'modifiedHuber(prediction, target, { reduction: "none" })',
    case: "classification.json/modified_huber/002",
  },
  {
    peer: "scikit-learn",
    call: 'GradientBoostingClassifier(loss="exponential")',
    ours: 'exponential(prediction, target, { labels: "binary" })',
    inputs: { prediction: [0, ln2], target: [1, 0] },
    value: 1.5,
  },
  {
    peer: "scikit-learn",
    call: "calibration.calibration_curve(y_true, y_prob, n_bins=3)[0]",
    ours: "reliabilityCurve(prediction, target, { bins: 3 }).frequency",
    note: "scikit-learn drops empty bins, which here are NaN.",
    inputs: {
      prediction: [0.1, 0.2, 0.3, 0.4, 0.65, 0.7, 0.8, 0.9, 1],
      target: [0, 0, 0, 0, 1, 1, 1, 1, 1],
    },
    value: [0, 0.5, 1],
  },
  {
    peer: "torchmetrics",
    call: "BinaryCalibrationError(n_bins=2)(preds, target)",
    ours: "expectedCalibrationError(prediction, target, { bins: 2 })",
    note: 'norm="l2" likewise; norm="max" is maximumCalibrationError.',
    inputs: { prediction: [0.25, 0.25, 0.55, 0.75, 0.75], target: [0, 0, 1, 1, 1] },
    value: 0.29,
  },
];
