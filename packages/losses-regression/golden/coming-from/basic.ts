import type { ComingFrom } from "@surprisal/golden";

const column = { prediction: [0.5, 3, -1], target: [0, 0, 1] };
const rows = {
  prediction: [
    [1, 2],
    [3, 5],
  ],
  target: [
    [0, 2],
    [1, 1],
  ],
};

export const basic: readonly ComingFrom[] = [
  {
    peer: "PyTorch",
    call: "F.l1_loss(input, target)",
    ours: "absoluteError(prediction, target)",
    case: "regression.json/l1/001",
  },
  {
    peer: "PyTorch",
    call: 'F.mse_loss(input, target, reduction="sum")',
    ours: 'squaredError(prediction, target, { reduction: "sum" })',
    case: "regression.json/mse/002",
  },
  {
    peer: "PyTorch",
    call: "F.huber_loss(input, target, delta=delta)",
    ours: "huber(prediction, target, { delta })",
    case: "regression.json/huber/001",
  },
  {
    peer: "PyTorch",
    call: "F.smooth_l1_loss(input, target, beta=beta)",
    ours: "smoothL1(prediction, target, { beta })",
    case: "regression.json/smooth_l1/001",
  },
  {
    peer: "scikit-learn",
    call: "metrics.mean_squared_error(y_true, y_pred)",
    ours: "squaredError(prediction, target)",
    case: "regression.json/sk_mean_squared_error/000",
  },
  {
    peer: "SciPy",
    call: "special.huber(delta, r)",
    ours: 'huber(prediction, target, { delta, reduction: "none" })',
    case: "regression.json/huber/061",
  },
  {
    peer: "TensorFlow.js",
    call: "tf.losses.huberLoss(labels, predictions, undefined, delta, tf.Reduction.NONE)",
    ours: 'huber(prediction, target, { delta, reduction: "none" })',
    case: "tfjs.json/tfjs.huberLoss/000",
  },
  {
    peer: "Keras",
    call: "losses.MeanSquaredError()(y_true, y_pred)",
    ours: "squaredError(prediction, target)",
    inputs: rows,
    value: 5.25,
  },
  {
    peer: "Keras",
    call: "losses.Huber(delta=1.0)(y_true, y_pred)",
    ours: "huber(prediction, target, { delta: 1 })",
    inputs: column,
    value: 4.125 / 3,
  },
  {
    peer: "optax",
    call: "optax.l2_loss(predictions, targets)",
    ours: 'halfSquaredError(prediction, target, { reduction: "none" })',
    note: "optax leaves the reduction to the caller.",
    inputs: column,
    value: [0.125, 4.5, 2],
  },
  {
    peer: "Gluon",
    call: "gluon.loss.HuberLoss(rho=1)(pred, label)",
    ours: 'huber(prediction, target, { rho: 1, reduction: "perSample" })',
    note: "Gluon averages over all axes but the first.",
    inputs: rows,
    value: [0.25, 2.5],
  },
  {
    peer: "Gluon",
    call: "gluon.loss.L1Loss()(pred, label)",
    ours: 'absoluteError(prediction, target, { reduction: "perSample" })',
    inputs: rows,
    value: [0.5, 3],
  },
  {
    peer: "Gluon",
    call: "gluon.loss.L2Loss()(pred, label)",
    ours: 'halfSquaredError(prediction, target, { reduction: "perSample" })',
    note: "Half the square.",
    inputs: rows,
    value: [0.25, 5],
  },
  {
    peer: "Keras",
    call: "losses.MeanAbsoluteError()(y_true, y_pred)",
    ours: "absoluteError(prediction, target)",
    inputs: rows,
    value: 1.75,
  },
  {
    peer: "optax",
    call: "optax.losses.squared_error(predictions, targets)",
    ours: 'squaredError(prediction, target, { reduction: "none" })',
    inputs: column,
    value: [0.25, 9, 4],
  },
  {
    peer: "optax",
    call: "optax.losses.huber_loss(predictions, targets, delta=1.0)",
    ours: 'huber(prediction, target, { delta: 1, reduction: "none" })',
    inputs: column,
    value: [0.125, 2.5, 1.5],
  },
  {
    peer: "TensorFlow.js",
    call: "tf.losses.absoluteDifference(labels, predictions)",
    ours: "absoluteError(prediction, target)",
    inputs: column,
    value: 5.5 / 3,
  },
  {
    peer: "TensorFlow.js",
    call: "tf.losses.meanSquaredError(labels, predictions, weights)",
    ours: 'squaredError(prediction, target, { weight: weights, reduction: "sumByNonzeroWeights" })',
    note: "TensorFlow.js divides by the number of weights that are not 0.",
    inputs: { ...column, weights: [2, 1, 0] },
    value: 9.5 / 2,
  },
  {
    peer: "scikit-learn",
    call: "metrics.mean_absolute_error(y_true, y_pred)",
    ours: "absoluteError(prediction, target)",
    case: "regression.json/sk_mean_absolute_error/000",
  },
];
