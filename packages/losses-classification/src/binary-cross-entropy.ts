import { defineLoss } from "@surprisal/loss-registry";
import { customGrad, type Tensor } from "@surprisal/tensor";
import { binaryCrossEntropyOptions, smoothed } from "./support/binary.js";

/**
 * Cross-entropy of labels in [0, 1] with predicted probabilities: −y log p − (1 − y) log(1 − p).
 *
 * At p = 0 or 1 a mistake would cost ∞, and libraries part ways. By default, as in PyTorch, a logarithm is never below
 * −100, and the slope (p − y)/(p(1 − p)) divides by 1e-12 at least. `eps` is added inside the logarithms instead
 * (1e-12 in Gluon, 1e-7 in TensorFlow.js's logLoss), `clip` moves the probabilities to [clip, 1 − clip] (1e-7 in Keras,
 * 2.2e-16 in scikit-learn), where the slope of a clipped probability is 0. Prefer `binaryCrossEntropyWithLogits` where
 * there are logits: none of this happens there. `posWeight` multiplies the part of the positive class.
 *
 * @throws ValueError when both eps and clip are given
 * @example
 * ```ts
 * import { binaryCrossEntropy } from "@surprisal/losses-classification/binary-cross-entropy";
 * binaryCrossEntropy([0.5, 1, 0], [1, 1, 1], { reduction: "none" }).arraySync(); // → [0.6931, 0, 100]
 * binaryCrossEntropy([0], [1], { clip: 1e-7 }).itemSync(); // → 16.118
 * binaryCrossEntropy.valueAndGrad([0.5], [1]).gradient.arraySync(); // → [-2]
 * ```
 */
export const binaryCrossEntropy = /* @__PURE__ */ defineLoss({
  name: "binaryCrossEntropy",
  aliases: ["bce"],
  title: "Binary cross-entropy",
  plugin: "@surprisal/losses-classification",
  formula: String.raw`-y \log p - (1 - y) \log(1 - p)`,
  domain: { prediction: "probability", target: "binary" },
  options: {
    ...binaryCrossEntropyOptions,
    eps: {
      min: 0,
      excludes: ["clip"],
      summary: "Added to p and 1 − p inside the logarithms, which then are not clamped.",
    },
    clip: {
      exclusiveMin: 0,
      max: 0.5,
      summary: "Moves the probabilities to [clip, 1 − clip]; the logarithms then are not clamped.",
    },
  },
  properties: { convex: true, robust: false, smooth: true, minimisedBy: "mean" },
  elementwise(probability, target, { posWeight = 1, labelSmoothing, eps, clip }) {
    const label = smoothed(target, labelSmoothing);
    const other = label.neg().add(1);
    const positive = label.mul(posWeight);
    if (eps !== undefined) {
      const no = probability.neg().add(1).add(eps);
      return positive.xlogy(probability.add(eps)).add(other.xlogy(no)).neg();
    }
    if (clip === undefined) return clamped(probability, positive, other);
    // Not to 1 itself, when that is what 1 − clip rounds to.
    const nearest = probability.dtype === "float64" ? 2 ** -53 : 2 ** -24;
    const p = probability.clamp(clip, 1 - Math.max(clip, nearest));
    return positive.xlogy(p).add(other.mul(p.neg().log1p())).neg();
  },
  references: ["I. J. Good, Rational Decisions, JRSS B 14, 1952"],
  peers: {
    PyTorch: "nn.BCELoss",
    Keras: "losses.BinaryCrossentropy",
    "TensorFlow.js": "losses.logLoss, metrics.binaryCrossentropy",
    Gluon: "SigmoidBinaryCrossEntropyLoss(from_sigmoid=True)",
    "scikit-learn": "metrics.log_loss",
  },
});

const leastLog = -100;
const leastVariance = 1e-12;

/** −a log p − b log(1 − p) with the clamps of PyTorch: where a logarithm is clamped, the slope goes on. */
function clamped(probability: Tensor, positive: Tensor, negative: Tensor): Tensor {
  return customGrad((p: Tensor, a: Tensor, b: Tensor) => {
    const yes = p.log().maximum(leastLog);
    const no = p.neg().log1p().maximum(leastLog);
    const rest = p.neg().add(1);
    return {
      value: a.mul(yes).add(b.mul(no)).neg(),
      gradient(dy) {
        const slope = b.mul(p).sub(a.mul(rest)).div(p.mul(rest).maximum(leastVariance));
        return [dy.mul(slope), dy.mul(yes.neg()), dy.mul(no.neg())];
      },
    };
  })(probability, positive, negative);
}
