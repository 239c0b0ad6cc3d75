import type { ComingFrom } from "@surprisal/golden";

const pair = { prediction: [1, 3], target: [2, 4] };
const logs = { prediction: [Math.LN2, 0], target: [0, 0] };

export const pointwise: readonly ComingFrom[] = [
  {
    peer: "Keras",
    call: "losses.LogCosh()(y_true, y_pred)",
    ours: "logCosh(prediction, target)",
    inputs: logs,
    value: Math.log(1.25) / 2,
  },
  {
    peer: "optax",
    call: "optax.losses.log_cosh(predictions, targets)",
    ours: 'logCosh(prediction, target, { reduction: "none" })',
    inputs: logs,
    value: [Math.log(1.25), 0],
  },
  {
    peer: "SciPy",
    call: "special.pseudo_huber(delta, r)",
    ours: 'pseudoHuber(prediction, target, { delta, reduction: "none" })',
    case: "pointwise.json/pseudo_huber/053",
  },
  {
    peer: "SciPy",
    call: 'optimize.least_squares(fun, x0, loss="soft_l1", f_scale=f_scale)',
    ours: 'pseudoHuber(prediction, target, { delta: f_scale, reduction: "none" })',
    note: "The cost is the sum.",
    case: "pointwise.json/least_squares_soft_l1/001",
  },
  {
    peer: "scikit-learn",
    call: "metrics.mean_pinball_loss(y_true, y_pred, alpha=alpha)",
    ours: "pinball(prediction, target, { quantile: alpha })",
    case: "pointwise.json/sk_mean_pinball_loss/002",
  },
  {
    peer: "scikit-learn",
    call: "metrics.mean_pinball_loss(y_true, y_pred, sample_weight=sample_weight, alpha=alpha)",
    ours: 'pinball(prediction, target, { quantile: alpha, weight: sample_weight, reduction: "weightedMean" })',
    case: "pointwise.json/sk_mean_pinball_loss/004",
  },
  {
    peer: "scikit-learn",
    call: 'linear_model.SGDRegressor(loss="epsilon_insensitive", epsilon=epsilon)',
    ours: 'epsilonInsensitive(prediction, target, { epsilon, reduction: "none" })',
    note: "The loss of each sample.",
    case: "pointwise.json/epsilon_insensitive/044",
  },
  {
    peer: "scikit-learn",
    call: 'linear_model.SGDRegressor(loss="squared_epsilon_insensitive", epsilon=epsilon)',
    ours: 'squaredEpsilonInsensitive(prediction, target, { epsilon, reduction: "none" })',
    note: "The loss of each sample.",
    case: "pointwise.json/squared_epsilon_insensitive/044",
  },
  {
    peer: "scikit-learn",
    call: "metrics.mean_absolute_percentage_error(y_true, y_pred)",
    ours: "absolutePercentageError(prediction, target)",
    case: "pointwise.json/sk_mean_absolute_percentage_error/000",
  },
  {
    peer: "Keras",
    call: "losses.MeanAbsolutePercentageError()(y_true, y_pred)",
    ours: "absolutePercentageError(prediction, target, { percent: true, eps: 1e-7 })",
    inputs: pair,
    value: 37.5,
  },
  {
    peer: "TensorFlow.js",
    call: "tf.metrics.meanAbsolutePercentageError(yTrue, yPred)",
    ours: 'absolutePercentageError(prediction, target, { percent: true, eps: 1e-7, reduction: "perSample" })',
    note: "It averages over the last axis.",
    case: "tfjs.json/tfjs.layers.meanAbsolutePercentageError/000",
  },
  {
    peer: "torchmetrics",
    call: "SymmetricMeanAbsolutePercentageError()(preds, target)",
    ours: "symmetricAbsolutePercentageError(prediction, target, { eps: 1.17e-6 })",
    inputs: { prediction: [1, 3], target: [3, 5] },
    value: 0.75,
  },
  {
    peer: "torchmetrics",
    call: "WeightedMeanAbsolutePercentageError()(preds, target)",
    ours: "weightedAbsolutePercentageError(prediction, target)",
    inputs: pair,
    value: 2 / 6,
  },
  {
    peer: "scikit-learn",
    call: "metrics.mean_squared_log_error(y_true, y_pred)",
    ours: "squaredLogError(prediction, target)",
    case: "pointwise.json/sk_mean_squared_log_error/000",
  },
  {
    peer: "Keras",
    call: "losses.MeanSquaredLogarithmicError()(y_true, y_pred)",
    ours: "squaredLogError(prediction, target, { clip: 1e-7 })",
    inputs: { prediction: [Math.E - 1, 1], target: [0, 1] },
    value: (1 - Math.log1p(1e-7)) ** 2 / 2,
  },
];
