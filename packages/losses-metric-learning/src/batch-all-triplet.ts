import { defineLoss } from "@surprisal/loss-registry";
import { labelled, pairsOf, sampleTriplets } from "./support/batch.js";
import { average, normalize } from "./support/options.js";
import { distances, unit } from "./support/similarity.js";

/**
 * The triplet loss of every triplet of a batch: anchor and positive of one label, the negative of another.
 *
 * The prediction is [samples, features]. The losses are [samples, samples, samples] by anchor, positive and negative, 0
 * where there is no triplet; they are never all in memory unless you ask for them. The mean is over the triplets that
 * are not 0 yet, or over "all". `smooth` takes log(1 + eˣ) in place of max(0, x).
 *
 * @example
 * ```ts
 * import { batchAllTriplet } from "@surprisal/losses-metric-learning/batch-all-triplet";
 * const embeddings = [[1, 0], [1, 0], [0, 1], [0, 1]];
 * batchAllTriplet(embeddings, [0, 0, 1, 1], { margin: 2 }).itemSync(); // → 0.5858
 * ```
 */
export const batchAllTriplet = /* @__PURE__ */ defineLoss({
  name: "batchAllTriplet",
  title: "Triplet margin, of all triplets",
  plugin: "@surprisal/losses-metric-learning",
  formula: String.raw`\max(0, d_{ip} - d_{in} + m),\quad y_p = y_i \ne y_n`,
  domain: labelled,
  options: {
    margin: { default: 0.2, summary: "How much farther negatives should be than positives." },
    swap: {
      type: "boolean",
      default: false,
      summary: "Take the negative's distance from the positive where that is nearer.",
    },
    smooth: { type: "boolean", default: false, summary: "A soft margin: log(1 + eˣ)." },
    average,
    normalize,
  },
  sample: sampleTriplets,
  perBatch(embeddings, labels, { margin, swap, smooth, average, normalize }) {
    const { positive, negative } = pairsOf("batchAllTriplet", embeddings, labels);
    const x = normalize ? unit(embeddings) : embeddings;
    const d = distances(x, x);
    const [toPositive, toNegative] = [d.unsqueeze(2), d.unsqueeze(1)];
    const nearest = swap ? toNegative.minimum(d.unsqueeze(0)) : toNegative;
    const violation = toPositive.sub(nearest).add(margin);
    const triplet = positive.unsqueeze(2).logicalAnd(negative.unsqueeze(1));
    const losses = triplet.where(smooth ? violation.softplus() : violation.relu(), 0);
    return { loss: losses, divisor: average === "active" ? losses.greater(0) : triplet };
  },
  references: [
    "A. Hermans, L. Beyer & B. Leibe, In Defense of the Triplet Loss for Person Re-Identification, 2017",
  ],
  peers: { "pytorch-metric-learning": "losses.TripletMarginLoss" },
});
