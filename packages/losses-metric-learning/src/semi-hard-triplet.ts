import { defineLoss } from "@surprisal/loss-registry";
import { labelled, pairsOf, sampleTriplets } from "./support/batch.js";
import { normalize } from "./support/options.js";
import { squaredDistances, unit } from "./support/similarity.js";

/**
 * FaceNet's triplet loss: each pair of one label with its semi-hard negative, the nearest that is farther than the
 * positive, or, where none is, the farthest of all. Squared distances.
 *
 * The prediction is [samples, features]. The losses are [samples, samples] by anchor and positive, 0 where there is no
 * pair; the mean divides by the number of pairs.
 *
 * @example
 * ```ts
 * import { semiHardTriplet } from "@surprisal/losses-metric-learning/semi-hard-triplet";
 * const embeddings = [[0], [1], [1.2], [9]];
 * const options = { normalize: false, reduction: "none" } as const;
 * semiHardTriplet(embeddings, [0, 0, 1, 2], options).arraySync();
 * // → [[0, 0.56, 0, 0], [0, 0, 0, 0], [0, 0, 0, 0], [0, 0, 0, 0]]
 * ```
 */
export const semiHardTriplet = /* @__PURE__ */ defineLoss({
  name: "semiHardTriplet",
  title: "Triplet margin, of semi-hard triplets",
  plugin: "@surprisal/losses-metric-learning",
  formula: String.raw`\max(0, m + d_{ip}^2 - d_{in}^2),\quad n = \arg\min_{d_{in} > d_{ip}} d_{in}`,
  domain: labelled,
  options: {
    margin: {
      default: 1,
      summary: "How much farther negatives should be than positives, in squared distance.",
    },
    normalize,
  },
  sample: sampleTriplets,
  perBatch(embeddings, labels, { margin, normalize }) {
    const { positive, negative } = pairsOf("semiHardTriplet", embeddings, labels);
    const x = normalize ? unit(embeddings) : embeddings;
    const d = squaredDistances(x, x);
    const chosen = positive.logicalAnd(negative.any(1).unsqueeze(1));
    if (x.shape[0] === 0) return { loss: d, divisor: chosen };
    const farther = negative.unsqueeze(1).logicalAnd(d.unsqueeze(1).greater(d.unsqueeze(2)));
    const nearest = farther.where(d.unsqueeze(1), Number.POSITIVE_INFINITY).min(2);
    const farthest = negative.where(d, 0).max(1).unsqueeze(1);
    const toNegative = farther.any(2).where(nearest, farthest);
    return { loss: chosen.where(d.sub(toNegative).add(margin).relu(), 0), divisor: chosen };
  },
  references: [
    "F. Schroff, D. Kalenichenko & J. Philbin, FaceNet: A Unified Embedding for Face Recognition and Clustering, CVPR 2015",
  ],
  peers: { "TensorFlow Addons": "losses.TripletSemiHardLoss" },
});
