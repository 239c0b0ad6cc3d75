import { defineLoss } from "@surprisal/loss-registry";
import { labelled, pairsOf, sampleTriplets } from "./support/batch.js";
import { diagonal } from "./support/diagonal.js";
import { temperature } from "./support/options.js";
import { cosines } from "./support/similarity.js";

/**
 * One minus the average precision of retrieving a sample's like by cosine, with the step that counts who is ahead
 * replaced by a sigmoid.
 *
 * The prediction is [samples, features]; a sample without its like has loss 0 and does not count in the mean.
 *
 * @example
 * ```ts
 * import { smoothAp } from "@surprisal/losses-metric-learning/smooth-ap";
 * const embeddings = [[1, 0], [1, 0], [0, 1], [0, 1]];
 * smoothAp(embeddings, [0, 0, 1, 1]).itemSync(); // → 0
 * // The like are as far as one of the two others, and behind the other: rank 1 + 1 + ½.
 * smoothAp(embeddings, [0, 1, 0, 1]).itemSync(); // → 0.6
 * ```
 */
export const smoothAp = /* @__PURE__ */ defineLoss({
  name: "smoothAp",
  title: "Smooth-AP",
  plugin: "@surprisal/losses-metric-learning",
  formula: String.raw`1 - \frac{1}{|P_i|}\sum_{p \in P_i}\frac{1 + \sum_{j \in P_i}\sigma((s_{ij} - s_{ip})/\tau)}{1 + \sum_{j \ne i}\sigma((s_{ij} - s_{ip})/\tau)}`,
  domain: labelled,
  options: { temperature: temperature(0.01) },
  properties: { smooth: true },
  sample: sampleTriplets,
  perBatch(embeddings, labels, { temperature }) {
    const { positive, negative } = pairsOf("smoothAp", embeddings, labels);
    const s = cosines(embeddings, embeddings).div(temperature);
    const ahead = s.unsqueeze(1).sub(s.unsqueeze(2)).sigmoid();
    // Nobody is ahead of himself.
    const other = diagonal(labels.size).logicalNot();
    const among = (mask: typeof positive) =>
      mask.unsqueeze(1).logicalAnd(other).where(ahead, 0).sum(2).add(1);
    const own = among(positive);
    const precision = own.div(own.add(among(negative)).sub(1));
    const chosen = positive.any(1);
    const count = chosen.where(positive.sum(1).cast(s.dtype), 1);
    const mean = positive.where(precision, 0).sum(1).div(count);
    return { loss: chosen.where(mean.neg().add(1), 0), divisor: chosen };
  },
  references: [
    "A. Brown, W. Xie, V. Kalogeiton & A. Zisserman, Smooth-AP: Smoothing the Path Towards Large-Scale Image Retrieval, ECCV 2020",
  ],
});
