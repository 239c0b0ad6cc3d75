import { defineLoss } from "@surprisal/loss-registry";
import { customGrad, type Tensor } from "@surprisal/tensor";
import { crossEntropy, crossEntropyOptions } from "./support/cross-entropy.js";

/**
 * Negative log-likelihood of the target under predicted log-probabilities: for a class index y, −log p_y.
 *
 * The prediction holds logarithms of probabilities along the class `axis`, or probabilities with `input: "probs"`; it is
 * not normalised. Targets are class indices or distributions, with `classWeight`, `ignoreIndex`, `labelSmoothing` and
 * `normalizeBy` as in softmaxCrossEntropy, which is this loss of logSoftmax. A class of probability 0 costs ∞ when it is
 * the target, with slope −∞, and nothing when the target rules it out, with slope 0; `eps` keeps probabilities between
 * eps and 1 − eps, as Keras (1e-7) and scikit-learn do.
 *
 * @throws ValueError for a class index that does not exist, ShapeError for targets of another shape.
 * @example
 * ```ts
 * import { nllLoss } from "@surprisal/losses-classification/nll-loss";
 * nllLoss([[Math.log(0.25), Math.log(0.75)]], [0]).itemSync(); // → 1.3863
 * nllLoss([[0.25, 0.75]], [0], { input: "probs" }).itemSync(); // → 1.3863
 * nllLoss.valueAndGrad([[-1, -0.5]], [1]).gradient.arraySync(); // → [[0, -1]]
 * ```
 */
export const nllLoss = /* @__PURE__ */ defineLoss({
  name: "nllLoss",
  aliases: ["negativeLogLikelihood"],
  title: "Negative log-likelihood",
  plugin: "@surprisal/losses-classification",
  formula: String.raw`-\sum_k y_k \log p_k`,
  domain: { prediction: ["logProbability", "distribution"], target: ["classIndex", "distribution"] },
  options: {
    ...crossEntropyOptions,
    input: {
      type: "choice",
      choices: ["logProbs", "probs"],
      default: "logProbs",
      summary: "What the prediction holds.",
    },
    eps: {
      default: 0,
      min: 0,
      exclusiveMax: 0.5,
      summary: "Probabilities are kept between eps and 1 − eps.",
    },
  },
  properties: { convex: true, smooth: true, minimisedBy: "log of the class frequencies" },
  perSample: (prediction, target, options) =>
    crossEntropy("nllLoss", prediction, target, options, ({ scores }) => {
      const { input, eps } = options;
      if (input === "logProbs") return eps === 0 ? scores : scores.clamp(Math.log(eps), Math.log1p(-eps));
      return eps === 0 ? logarithm(scores) : scores.clamp(eps, 1 - eps).log();
    }),
  references: ["I. J. Good, Rational Decisions, Journal of the Royal Statistical Society B 14, 1952"],
  peers: {
    PyTorch: "nn.NLLLoss",
    "scikit-learn": "metrics.log_loss",
    Keras: "losses.CategoricalCrossentropy, losses.SparseCategoricalCrossentropy",
    Gluon: "SoftmaxCrossEntropyLoss(from_logits=True)",
    "TensorFlow.js": "metrics.categoricalCrossentropy",
  },
});

/** log p; of a class that the target rules out the slope is 0, where 0 · ∞ would be NaN. */
const logarithm = /* @__PURE__ */ customGrad((p: Tensor) => ({
  value: p.log(),
  gradient(dy) {
    const ruledOut = dy.equal(0).logicalAnd(p.equal(0));
    return ruledOut.where(0, dy).div(ruledOut.where(1, p));
  },
}));
