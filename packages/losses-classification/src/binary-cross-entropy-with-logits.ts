import { defineLoss } from "@surprisal/loss-registry";
import { binaryCrossEntropyOf, binaryCrossEntropyOptions, smoothed } from "./support/binary.js";

/**
 * Cross-entropy of labels in [0, 1] with the Bernoulli distributions that have the given logits:
 * −y log σ(z) − (1 − y) log σ(−z).
 *
 * Stable for every logit, infinite ones included; prefer it to a sigmoid followed by logarithms. Its slope is σ(z) − y.
 * `posWeight` multiplies the part of the positive class, one value for all or one per class along the last axis.
 *
 * @example
 * ```ts
 * import { binaryCrossEntropyWithLogits } from "@surprisal/losses-classification/binary-cross-entropy-with-logits";
 * binaryCrossEntropyWithLogits([0, 1000], [1, 0], { reduction: "none" }).arraySync(); // → [0.6931, 1000]
 * binaryCrossEntropyWithLogits.valueAndGrad([0], [1]).gradient.arraySync(); // → [-0.5]
 * ```
 */
export const binaryCrossEntropyWithLogits = /* @__PURE__ */ defineLoss({
  name: "binaryCrossEntropyWithLogits",
  aliases: ["bceWithLogits"],
  title: "Binary cross-entropy with logits",
  plugin: "@surprisal/losses-classification",
  formula: String.raw`-y \log\sigma(z) - (1 - y) \log\sigma(-z)`,
  domain: { prediction: "logits", target: "binary" },
  options: binaryCrossEntropyOptions,
  properties: {
    convex: true,
    robust: true,
    smooth: true,
    minimisedBy: "log-odds of the mean",
    lipschitz: 1,
  },
  elementwise: (logits, target, { posWeight, labelSmoothing }) =>
    binaryCrossEntropyOf(logits, smoothed(target, labelSmoothing), posWeight),
  references: ["I. J. Good, Rational Decisions, JRSS B 14, 1952"],
  peers: {
    PyTorch: "nn.BCEWithLogitsLoss",
    Keras: "losses.BinaryCrossentropy(from_logits=True)",
    optax: "sigmoid_binary_cross_entropy",
    "TensorFlow.js": "losses.sigmoidCrossEntropy",
    Gluon: "SigmoidBinaryCrossEntropyLoss",
  },
});
