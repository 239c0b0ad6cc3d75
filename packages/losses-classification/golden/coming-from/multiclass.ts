import type { ComingFrom } from "@surprisal/golden";

const [ln2, ln3, ln4] = [Math.LN2, Math.log(3), Math.log(4)];
/** Probabilities 1/4 and 3/4, as logits and as such. */
const logits = [
  [0, ln3],
  [0, ln3],
];
const probabilities = [
  [0.25, 0.75],
  [0.25, 0.75],
];
const target = [1, 0];
const oneHot = [
  [0, 1],
  [1, 0],
];
const losses = [ln4 - ln3, ln4];
const mean = ln4 - ln3 / 2;

export const multiclass: readonly ComingFrom[] = [
  {
    peer: "PyTorch",
    call: "F.cross_entropy(input, target)",
    ours: "softmaxCrossEntropy(logits, target, { axis: 1 })",
    note: "PyTorch's class axis is the second; here it is the last unless axis says otherwise.",
    case: "classification.json/cross_entropy/038",
  },
  {
    peer: "PyTorch",
    call: "F.cross_entropy(input, target, weight=weight, label_smoothing=label_smoothing)",
    ours: "softmaxCrossEntropy(logits, target, { classWeight: weight, labelSmoothing: label_smoothing })",
    case: "classification.json/cross_entropy/016",
  },
  {
    peer: "PyTorch",
    call: "F.cross_entropy(input, target, ignore_index=ignore_index)",
    ours: "softmaxCrossEntropy(logits, target, { ignoreIndex: ignore_index })",
    note: "PyTorch ignores −100 unless told otherwise; here nothing is ignored by default.",
    case: "classification.json/cross_entropy/009",
  },
  {
    peer: "PyTorch",
    call: "F.cross_entropy(input, probabilities, weight=weight)",
    ours: "softmaxCrossEntropy(logits, target, { classWeight: weight })",
    case: "classification.json/cross_entropy_prob/006",
  },
  {
    peer: "PyTorch",
    call: "F.nll_loss(input, target, weight=weight, ignore_index=ignore_index)",
    ours: "nllLoss(log_probs, target, { classWeight: weight, ignoreIndex: ignore_index })",
    case: "classification.json/nll/003",
  },
  {
    peer: "PyTorch",
    call: "F.multi_margin_loss(input, target, p=p, margin=margin, weight=weight)",
    ours: "multiMargin(logits, target, { p, margin, classWeight: weight })",
    case: "classification.json/multi_margin/013",
  },
  {
    peer: "PyTorch",
    call: 'F.kl_div(log_softmax(s / T), softmax(t / T), reduction="batchmean") * T**2',
    ours: "knowledgeDistillation(student, teacher, { temperature })",
    case: "classification.json/knowledge_distillation/000",
  },
  {
    peer: "Keras",
    call: "losses.CategoricalCrossentropy(from_logits=True)(y_true, y_pred)",
    ours: "softmaxCrossEntropy(prediction, target)",
    inputs: { prediction: logits, target: oneHot },
    value: mean,
  },
  {
    peer: "Keras",
    call: "losses.SparseCategoricalCrossentropy()(y_true, y_pred)",
    ours: 'nllLoss(prediction, target, { input: "probs", eps: 1e-7 })',
    note: "Keras takes probabilities unless from_logits=True, divides each row by its sum, and clips.",
    inputs: { prediction: probabilities, target },
    value: mean,
  },
  {
    peer: "Keras",
    call: "losses.CategoricalFocalCrossentropy(from_logits=True)(y_true, y_pred)",
    ours: "softmaxFocal(prediction, target, { weight: 0.25 })",
    note: "alpha of Keras, 0.25 by default, multiplies every class.",
    inputs: { prediction: logits, target: oneHot },
    value: (0.25 * ((1 / 16) * (ln4 - ln3) + (9 / 16) * ln4)) / 2,
  },
  {
    peer: "Keras",
    call: "losses.CategoricalGeneralizedCrossEntropy(q=0.5)(y_true, y_pred)",
    ours: "generalizedCrossEntropy(prediction.log(), target, { q: 0.5 })",
    note: "Keras takes probabilities; their logarithms are logits.",
    inputs: { prediction: probabilities, target },
    value: (2 * (1 - Math.sqrt(0.75)) + 2 * (1 - 0.5)) / 2,
  },
  {
    peer: "Keras",
    call: "losses.CategoricalHinge()(y_true, y_pred)",
    ours: "categoricalHinge(prediction, target)",
    inputs: { prediction: logits, target: oneHot },
    value: (0 + 1 + ln3) / 2,
  },
  {
    peer: "optax",
    call: "optax.softmax_cross_entropy(logits, labels)",
    ours: 'softmaxCrossEntropy(prediction, target, { reduction: "none" })',
    note: "optax leaves the reduction to the caller.",
    inputs: { prediction: logits, target: oneHot },
    value: losses,
  },
  {
    peer: "optax",
    call: "optax.softmax_cross_entropy_with_integer_labels(logits, labels)",
    ours: 'softmaxCrossEntropy(prediction, target, { reduction: "none" })',
    inputs: { prediction: logits, target },
    value: losses,
  },
  {
    peer: "optax",
    call: "optax.poly_loss_cross_entropy(logits, labels, epsilon)",
    ours: 'poly1CrossEntropy(logits, target, { epsilon, reduction: "none" })',
    case: "classification.json/poly1_cross_entropy/001",
  },
  {
    peer: "optax",
    call: "optax.multiclass_hinge_loss(scores, labels)",
    ours: 'multiclassHinge(logits, target, { reduction: "none" })',
    case: "classification.json/multiclass_hinge_crammer_singer/001",
  },
  {
    peer: "optax",
    call: "optax.multiclass_perceptron_loss(scores, labels)",
    ours: 'multiclassPerceptron(logits, target, { reduction: "none" })',
    case: "classification.json/multiclass_perceptron/001",
  },
  {
    peer: "optax",
    call: "optax.multiclass_sparsemax_loss(scores, labels)",
    ours: 'sparsemaxLoss(logits, target, { reduction: "none" })',
    case: "classification.json/sparsemax/000",
  },
  {
    peer: "optax",
    call: "optax.make_fenchel_young_loss(logsumexp)(scores, targets)",
    ours: 'fenchelYoung({ name: "mine", conjugate: (z, axis) => z.logSumExp(axis) })(prediction, target, { reduction: "none" })',
    inputs: { prediction: logits, target: oneHot },
    value: losses,
  },
  {
    peer: "entmax",
    call: "entmax.entmax15_loss(X, target)",
    ours: 'entmaxLoss(logits, target, { reduction: "none" })',
    case: "classification.json/entmax15/000",
  },
  {
    peer: "entmax",
    call: "entmax.entmax_bisect_loss(X, target, alpha)",
    ours: 'entmaxLoss(logits, target, { alpha, reduction: "none" })',
    case: "classification.json/entmax/000",
  },
  {
    peer: "scikit-learn",
    call: "metrics.log_loss(y_true, y_pred, sample_weight=sample_weight)",
    ours: 'nllLoss(prediction, target, { input: "probs", weight: sample_weight, reduction: "weightedMean" })',
    case: "classification.json/log_loss/001",
  },
  {
    peer: "scikit-learn",
    call: "metrics.hinge_loss(y_true, pred_decision)",
    ours: "multiclassHinge(prediction, target)",
    case: "classification.json/hinge_loss_crammer_singer/000",
  },
  {
    peer: "TensorFlow.js",
    call: "tf.losses.softmaxCrossEntropy(onehotLabels, logits, undefined, label_smoothing)",
    ours: "softmaxCrossEntropy(prediction, target, { labelSmoothing: label_smoothing })",
    case: "tfjs.json/tfjs.softmaxCrossEntropy/003",
  },
  {
    peer: "Gluon",
    call: "gluon.loss.SoftmaxCrossEntropyLoss()(pred, label)",
    ours: 'softmaxCrossEntropy(prediction, target, { reduction: "perSample" })',
    inputs: { prediction: logits, target },
    value: losses,
  },
  {
    peer: "Gluon",
    call: "gluon.loss.SoftmaxCrossEntropyLoss(from_logits=True)(pred, label)",
    ours: 'nllLoss(prediction, target, { reduction: "perSample" })',
    note: "Gluon's from_logits=True means that the prediction holds log-probabilities.",
    inputs: { prediction: probabilities.map((row) => row.map(Math.log)), target },
    value: losses,
  },
  {
    peer: "statsmodels",
    call: 'OrderedModel(y, X, distr="logit").nloglike(params)',
    ours: 'cumulativeLogit(thresholds.sub(score.unsqueeze(-1)), target, { reduction: "sum" })',
    inputs: { thresholds: [-ln3, ln3], score: [0, 0], target: [0, 1] },
    value: ln4 + ln2,
  },
];
