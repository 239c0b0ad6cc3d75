import type { ComingFrom } from "@surprisal/golden";

const rows = {
  prediction: [
    [3, 4],
    [0, 2],
  ],
  target: [
    [4, 3],
    [0, 1],
  ],
};
const columns = { prediction: [1, 2, 3], target: [1, 3, 2] };

export const vectors: readonly ComingFrom[] = [
  {
    peer: "PyTorch",
    call: "F.cosine_similarity(x1, x2, dim=dim, eps=eps)",
    ours: 'cosineDistance(prediction, target, { axis: dim, eps, as: "negative", reduction: "none" }).neg()',
    case: "vectors.json/cosine_similarity/001",
  },
  {
    peer: "Keras",
    call: "losses.CosineSimilarity(axis=-1)(y_true, y_pred)",
    ours: 'cosineDistance(prediction, target, { as: "negative" })',
    inputs: rows,
    value: -0.98,
  },
  {
    peer: "optax",
    call: "optax.losses.cosine_distance(predictions, targets)",
    ours: 'cosineDistance(prediction, target, { reduction: "none" })',
    inputs: rows,
    value: [0.04, 0],
  },
  {
    peer: "TensorFlow.js",
    call: "tf.losses.cosineDistance(labels, predictions, -1)",
    ours: "cosineDistance(prediction, target, { normalize: false })",
    note: "It expects vectors of length 1.",
    inputs: rows,
    value: -12,
  },
  {
    peer: "TensorFlow.js",
    call: "tf.metrics.cosineProximity(yTrue, yPred)",
    ours: 'cosineDistance(prediction, target, { as: "negative", reduction: "none" })',
    case: "tfjs.json/tfjs.layers.cosineProximity/000",
  },
  {
    peer: "PyTorch",
    call: "F.pairwise_distance(x1, x2, p=p, eps=eps)",
    ours: 'pairwiseDistance(prediction, target, { p, eps, reduction: "none" })',
    case: "vectors.json/pairwise_distance/002",
  },
  {
    peer: "torchvision",
    call: "ops.generalized_box_iou_loss(boxes1, boxes2, eps=eps)",
    ours: 'generalizedIou(prediction, target, { eps, reduction: "none" })',
    case: "vectors.json/generalized_iou/000",
  },
  {
    peer: "torchvision",
    call: 'ops.distance_box_iou_loss(boxes1, boxes2, reduction="mean", eps=eps)',
    ours: "distanceIou(prediction, target, { eps })",
    case: "vectors.json/distance_iou/001",
  },
  {
    peer: "torchvision",
    call: 'ops.complete_box_iou_loss(boxes1, boxes2, reduction="mean", eps=eps)',
    ours: "completeIou(prediction, target, { eps })",
    case: "vectors.json/complete_iou/001",
  },
  {
    peer: "scikit-learn",
    call: "metrics.root_mean_squared_error(y_true, y_pred)",
    ours: "rootMeanSquaredError(prediction, target)",
    inputs: { prediction: [1, 7], target: [0, 0] },
    value: 5,
  },
  {
    peer: "Keras",
    call: "metrics.RootMeanSquaredError()(y_true, y_pred)",
    ours: "rootMeanSquaredError(prediction.reshape([-1]), target.reshape([-1]))",
    note: "Keras takes all elements together.",
    inputs: {
      prediction: [
        [1, 3],
        [1, 5],
      ],
      target: [
        [0, 0],
        [0, 0],
      ],
    },
    value: 3,
  },
  {
    peer: "scikit-learn",
    call: "metrics.r2_score(y_true, y_pred, sample_weight=sample_weight)",
    ours: "r2Score(prediction, target, { sampleWeight: sample_weight })",
    case: "vectors.json/r2_score/003",
  },
  {
    peer: "scikit-learn",
    call: "metrics.explained_variance_score(y_true, y_pred)",
    ours: "explainedVariance(prediction, target)",
    case: "vectors.json/explained_variance/002",
  },
  {
    peer: "scikit-learn",
    call: "metrics.d2_absolute_error_score(y_true, y_pred, sample_weight=sample_weight)",
    ours: "d2AbsoluteError(prediction, target, { sampleWeight: sample_weight })",
    case: "vectors.json/d2_absolute_error/001",
  },
  {
    peer: "scikit-learn",
    call: "metrics.d2_pinball_score(y_true, y_pred, alpha=0.75)",
    ours: "d2Pinball(prediction, target, { quantile: 0.75 })",
    inputs: { prediction: [2.5, 2.5, 2.5], target: [1, 2, 3] },
    value: 0,
  },
  {
    peer: "scikit-learn",
    call: "metrics.median_absolute_error(y_true, y_pred)",
    ours: "medianAbsoluteError(prediction, target)",
    case: "vectors.json/median_absolute_error/002",
  },
  {
    peer: "scikit-learn",
    call: "metrics.max_error(y_true, y_pred)",
    ours: "maxError(prediction, target)",
    case: "vectors.json/max_error/000",
  },
  {
    peer: "SciPy",
    call: "stats.pearsonr(x, y).statistic",
    ours: "correlation(prediction, target, { eps: 0 }).neg().add(1)",
    inputs: columns,
    value: 0.5,
  },
  {
    peer: "Keras",
    call: "metrics.ConcordanceCorrelation(axis=0)(y_true, y_pred)",
    ours: "concordance(prediction, target).neg().add(1)",
    inputs: { prediction: [1, 2, 3], target: [2, 3, 4] },
    value: 4 / 7,
  },
];
