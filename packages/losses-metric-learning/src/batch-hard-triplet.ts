import { defineLoss } from "@surprisal/loss-registry";
import { labelled, pairsOf } from "./support/batch.js";
import { normalize } from "./support/options.js";
import { distances, unit } from "./support/similarity.js";

/**
 * The triplet loss of each sample with its hardest triplet: the farthest sample of its label and the nearest of another.
 *
 * The prediction is [samples, features]. A sample without like or unlike has loss 0 and does not count in the mean.
 * `smooth` takes log(1 + eˣ) in place of max(0, x).
 *
 * @example
 * ```ts
 * import { batchHardTriplet } from "@surprisal/losses-metric-learning/batch-hard-triplet";
 * const embeddings = [[0], [3], [5], [6]];
 * const options = { normalize: false, reduction: "none" } as const;
 * batchHardTriplet(embeddings, [0, 0, 1, 1], options).arraySync(); // → [0, 2, 0, 0]
 * ```
 */
export const batchHardTriplet = /* @__PURE__ */ defineLoss({
  name: "batchHardTriplet",
  title: "Triplet margin, of the hardest triplets",
  plugin: "@surprisal/losses-metric-learning",
  formula: String.raw`\max(0, m + \max_{y_p = y_i} d_{ip} - \min_{y_n \ne y_i} d_{in})`,
  domain: labelled,
  options: {
    margin: { default: 1, summary: "How much farther negatives should be than positives." },
    smooth: { type: "boolean", default: false, summary: "A soft margin: log(1 + eˣ)." },
    normalize,
  },
  perBatch(embeddings, labels, { margin, smooth, normalize }) {
    const { positive, negative } = pairsOf("batchHardTriplet", embeddings, labels);
    const x = normalize ? unit(embeddings) : embeddings;
    const d = distances(x, x);
    const chosen = positive.any(1).logicalAnd(negative.any(1));
    if (x.shape[0] === 0) return { loss: x.sum(1), divisor: chosen };
    const farthest = positive.where(d, 0).max(1);
    const nearest = negative.where(d, Number.POSITIVE_INFINITY).min(1);
    const violation = farthest.sub(chosen.where(nearest, 0)).add(margin);
    return { loss: chosen.where(smooth ? violation.softplus() : violation.relu(), 0), divisor: chosen };
  },
  references: [
    "A. Hermans, L. Beyer & B. Leibe, In Defense of the Triplet Loss for Person Re-Identification, 2017",
  ],
  peers: { "TensorFlow Addons": "losses.TripletHardLoss" },
});
