import { defineLoss } from "@surprisal/loss-registry";

/**
 * Cross-entropy of labels in [0, 1] with the Bernoulli distributions that have the given logits:
 * −y log σ(z) − (1 − y) log σ(−z).
 *
 * Stable for every finite logit; prefer it to a sigmoid followed by logarithms. Its slope is σ(z) − y. `posWeight`
 * multiplies the part of the positive class, one value for all or one per class along the last axis.
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
  options: {
    posWeight: {
      type: "tensor",
      broadcasts: true,
      summary: "Multiplies the part of the positive class.",
    },
    labelSmoothing: {
      default: 0,
      min: 0,
      max: 1,
      summary: "Moves labels towards ½: y becomes y(1 − s) + s/2.",
    },
  },
  properties: { convex: true, robust: true, smooth: true, minimisedBy: "log-odds of the mean" },
  elementwise(logits, target, { posWeight, labelSmoothing }) {
    const label = labelSmoothing === 0 ? target : target.mul(1 - labelSmoothing).add(labelSmoothing / 2);
    // −log σ(z) = softplus(−z), exact where σ rounds to 1; no difference of large numbers anywhere.
    const positive = label.mul(logits.neg().softplus());
    const negative = label.neg().add(1).mul(logits.softplus());
    return (posWeight === undefined ? positive : positive.mul(posWeight)).add(negative);
  },
  references: ["I. J. Good, Rational Decisions, JRSS B 14, 1952"],
});
