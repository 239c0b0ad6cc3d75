import { defineLoss, type WithDivisor } from "@surprisal/loss-registry";
import { full, indexTensor, ShapeError, type Tensor, ValueError } from "@surprisal/tensor";

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
  options: {
    axis: { type: "axis", default: -1, summary: "The class axis of the logits." },
    classWeight: { type: "tensor", summary: "One weight per class." },
    ignoreIndex: { type: "integer", summary: "Samples with this class index are left out." },
    labelSmoothing: {
      default: 0,
      min: 0,
      max: 1,
      summary: "Moves the target towards the uniform distribution: y becomes (1 − s)y + s/K.",
    },
    normalizeBy: {
      type: "choice",
      choices: ["weights", "count"],
      default: "weights",
      summary: "What the mean divides by with class indices and classWeight.",
    },
  },
  properties: { convex: true, robust: true, smooth: true, minimisedBy: "log of the class frequencies" },
  perSample(logits, target, { axis, classWeight, ignoreIndex, labelSmoothing, normalizeBy }) {
    const at = axis < 0 ? axis + logits.rank : axis;
    const classes = logits.shape[at] ?? 0;
    const weight = classWeight && alongAxis(classWeight, classes, at, logits.rank);
    const smooth = (truth: Tensor) =>
      labelSmoothing === 0 ? truth : truth.mul(1 - labelSmoothing).add(labelSmoothing / classes);

    if (target.rank === logits.rank) {
      if (ignoreIndex === undefined) return crossEntropy(logits, smooth(target), weight, at);
      throw new ValueError(
        "softmaxCrossEntropy: ignoreIndex leaves out class indices, but the target holds distributions. Use mask instead.",
      );
    }

    const kept = ignoreIndex === undefined ? undefined : target.notEqual(ignoreIndex);
    const index = indexTensor("softmaxCrossEntropy", kept?.where(target, 0) ?? target, classes, "class");
    // Logits of a sample left out may be NaN, and must not reach its gradient.
    const scores = kept?.unsqueeze(at).where(logits, 0) ?? logits;
    const counts = classWeight?.take(index, 0).reshape(index.shape);
    const surprisal = scores.logSoftmax(at).gather(at, index.unsqueeze(at)).squeeze(at).neg();
    const hard = counts === undefined ? surprisal : surprisal.mul(counts);
    const loss =
      labelSmoothing === 0
        ? hard
        : hard
            .mul(1 - labelSmoothing)
            .add(crossEntropy(scores, uniform(classes, logits), weight, at).mul(labelSmoothing));
    return leaveOut(loss, normalizeBy === "count" ? undefined : counts, kept);
  },
  references: [
    "J. S. Bridle, Probabilistic Interpretation of Feedforward Classification Network Outputs, 1990",
  ],
});

/** −Σ w y log softmax(z) along the class axis. */
function crossEntropy(logits: Tensor, truth: Tensor, weight: Tensor | undefined, axis: number): Tensor {
  const logProbability = logits.logSoftmax(axis);
  // 0 · −∞ is 0 here: an impossible class that the target rules out too.
  const ruledOut = truth.equal(0).logicalAnd(logProbability.equal(Number.NEGATIVE_INFINITY));
  const terms = truth.mul(ruledOut.where(0, logProbability));
  return (weight === undefined ? terms : terms.mul(weight)).sum(axis).neg();
}

/** Loss and divisor with 0 for the samples that are left out. */
function leaveOut(loss: Tensor, counts: Tensor | undefined, kept: Tensor | undefined): Tensor | WithDivisor {
  if (kept === undefined) return counts === undefined ? loss : { loss, divisor: counts };
  return { loss: kept.where(loss, 0), divisor: kept.where(counts ?? 1, 0).cast(loss.dtype) };
}

function uniform(classes: number, like: Tensor): Tensor {
  return full([1], 1 / classes, { dtype: like.dtype });
}

function alongAxis(classWeight: Tensor, classes: number, axis: number, rank: number): Tensor {
  if (classWeight.rank === 1 && classWeight.size === classes) return onAxis(classWeight, axis, rank);
  throw new ShapeError(
    `softmaxCrossEntropy: classWeight [${classWeight.shape.join(", ")}] must have one weight for each of the ${classes} classes: [${classes}].`,
  );
}

/** A vector laid along one axis of a tensor of the given rank. */
function onAxis(vector: Tensor, axis: number, rank: number): Tensor {
  return vector.reshape(Array.from({ length: rank }, (_, i) => (i === axis ? vector.size : 1)));
}
