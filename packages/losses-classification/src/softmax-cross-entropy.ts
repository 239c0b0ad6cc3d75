import { defineLoss } from "@surprisal/loss-registry";
import { crossEntropy, crossEntropyOptions } from "./support/cross-entropy.js";

/**
 * Cross-entropy of the target with softmax(logits): for a class index y, its surprisal log Σ e^z − z_y.
 *
 * Targets in the shape of the logits without the class `axis` are class indices (integers, or floats that are whole);
 * targets in the shape of the logits are distributions. The gradient is softmax(logits) minus the target. A class with
 * logit −∞ and target 0 contributes nothing; with a positive target the loss is ∞.
 *
 * `classWeight` weighs the classes; with class indices the mean then divides by the sum of the targets' weights, as
 * PyTorch's does (`normalizeBy: "count"` divides by the number of samples). Samples whose target is `ignoreIndex` have
 * loss and gradient 0 and do not count; when all are ignored the mean is NaN, or 0 with `emptyMean: "zero"`.
 *
 * @throws ValueError for a class index that does not exist: at the call when the indices are on the host, else when the
 * loss is read. ShapeError for targets of another shape.
 * @example
 * ```ts
 * import { softmaxCrossEntropy } from "@surprisal/losses-classification/softmax-cross-entropy";
 * const logits = [[0, 0, Math.log(2)]];
 * softmaxCrossEntropy(logits, [2]).itemSync(); // → 0.6931
 * softmaxCrossEntropy(logits, [[0.5, 0, 0.5]]).itemSync(); // → 1.0397
 * softmaxCrossEntropy.valueAndGrad(logits, [2]).gradient.arraySync(); // → [[0.25, 0.25, -0.5]]
 * ```
 */
export const softmaxCrossEntropy = /* @__PURE__ */ defineLoss({
  name: "softmaxCrossEntropy",
  aliases: ["categoricalCrossEntropy"],
  title: "Softmax cross-entropy",
  plugin: "@surprisal/losses-classification",
  formula: String.raw`-\sum_k y_k \log\operatorname{softmax}(z)_k`,
  domain: { prediction: "logits", target: ["classIndex", "distribution"] },
  options: crossEntropyOptions,
  properties: {
    convex: true,
    robust: true,
    smooth: true,
    minimisedBy: "log of the class frequencies",
    lipschitz: 1,
  },
  perSample: (logits, target, options) =>
    crossEntropy("softmaxCrossEntropy", logits, target, options, ({ scores, axis }) =>
      scores.logSoftmax(axis),
    ),
  references: [
    "J. S. Bridle, Probabilistic Interpretation of Feedforward Classification Network Outputs, 1990",
  ],
  peers: {
    PyTorch: "nn.CrossEntropyLoss",
    Keras:
      "losses.CategoricalCrossentropy(from_logits=True), losses.SparseCategoricalCrossentropy(from_logits=True)",
    optax: "softmax_cross_entropy, softmax_cross_entropy_with_integer_labels",
    "TensorFlow.js": "losses.softmaxCrossEntropy",
    Gluon: "SoftmaxCrossEntropyLoss",
  },
});
