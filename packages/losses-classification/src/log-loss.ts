import { defineLoss } from "@surprisal/loss-registry";
import type { Tensor } from "@surprisal/tensor";
import { classLoss, classOptions } from "./support/class-target.js";

/**
 * Minus the logarithm of the probability given to the true class: cross-entropy on probabilities, as scikit-learn's
 * metric and Keras's losses have it without logits.
 *
 * Targets are class indices, or distributions in the shape of the prediction, whose terms −y log p are summed over
 * `axis`. `clip` moves the probabilities to [clip, 1 − clip] (2.2e-16 in scikit-learn, 1e-7 in Keras); without it a class
 * of probability 0 costs ∞, or nothing where the target rules it out too. `normalize` divides by the sum over the
 * classes first. Of two classes given by one probability it is `binaryCrossEntropy`; where there are logits,
 * `softmaxCrossEntropy` loses no digits.
 *
 * @throws ValueError for a class index that does not exist, ShapeError for targets of another shape
 * @example
 * ```ts
 * import { logLoss } from "@surprisal/losses-classification/log-loss";
 * logLoss([[0.5, 0.25, 0.25], [0, 1, 0]], [1, 1], { reduction: "none" }).arraySync(); // → [1.3863, 0]
 * logLoss([[2, 1, 1]], [0], { normalize: true }).itemSync(); // → 0.6931
 * ```
 */
export const logLoss = /* @__PURE__ */ defineLoss({
  name: "logLoss",
  title: "Log loss",
  plugin: "@surprisal/losses-classification",
  formula: String.raw`-\sum_k y_k \log p_k`,
  domain: { prediction: "distribution", target: ["classIndex", "distribution"] },
  options: {
    ...classOptions,
    clip: { exclusiveMin: 0, max: 0.5, summary: "Moves the probabilities to [clip, 1 − clip]." },
    normalize: {
      type: "boolean",
      default: false,
      summary: "Divides the probabilities by their sum over the classes.",
    },
  },
  properties: { convex: true, robust: false, smooth: true, minimisedBy: "class frequencies" },
  perSample: (prediction, target, options) =>
    classLoss("logLoss", prediction, target, options, ({ scores, axis, expect }) => {
      const { clip, normalize } = options;
      const p = normalize ? scores.div(scores.sum(axis, { keepDims: true })) : scores;
      const clipped = clip === undefined ? p : p.clamp(clip, 1 - clip);
      return expect(clipped, logarithm).neg();
    }),
  references: ["I. J. Good, Rational Decisions, JRSS B 14, 1952"],
  peers: {
    "scikit-learn": "metrics.log_loss",
    Keras: "losses.CategoricalCrossentropy, losses.SparseCategoricalCrossentropy",
    "TensorFlow.js": "metrics.categoricalCrossentropy",
  },
});

/** log p, with slope 0 instead of ∞ at p = 0: a class that the target rules out has none, and 0 · ∞ would be NaN. */
function logarithm(p: Tensor): Tensor {
  const none = p.equal(0);
  return none.where(Number.NEGATIVE_INFINITY, none.where(1, p).log());
}
