import { defineLoss } from "@surprisal/loss-registry";
import { labelled, pairsOf } from "./support/batch.js";
import { squaredDistances, unit } from "./support/similarity.js";
import { softBins } from "./support/soft-bins.js";

/**
 * One minus the average precision of retrieving a sample's like by distance, on a soft histogram of the squared distances
 * of vectors of length 1.
 *
 * The prediction is [samples, features]; a sample without its like has loss 0 and does not count in the mean. Each
 * distance counts in the two `bins` edges nearest to it, by how near it is.
 *
 * @example
 * ```ts
 * import { fastAp } from "@surprisal/losses-metric-learning/fast-ap";
 * const embeddings = [[1, 0], [1, 0], [0, 1], [0, 1]];
 * fastAp(embeddings, [0, 0, 1, 1]).itemSync(); // → 0
 * fastAp(embeddings, [0, 1, 0, 1]).itemSync(); // → 0.6667
 * ```
 */
export const fastAp = /* @__PURE__ */ defineLoss({
  name: "fastAp",
  title: "FastAP",
  plugin: "@surprisal/losses-metric-learning",
  formula: String.raw`1 - \frac{1}{|P_i|}\sum_b \frac{H^+_b\,h^+_b}{H_b},\quad H = \operatorname{cumsum} h`,
  domain: labelled,
  options: {
    bins: { type: "integer", default: 10, min: 1, summary: "How many parts the distances from 0 to 4 have." },
  },
  perBatch(embeddings, labels, { bins }) {
    const { positive, negative } = pairsOf("fastAp", embeddings, labels);
    const x = unit(embeddings);
    const pulse = softBins(squaredDistances(x, x), 0, 4, bins);
    const histogram = (mask: typeof positive) => mask.unsqueeze(2).where(pulse, 0).sum(1);
    const [own, others] = [histogram(positive), histogram(negative)];
    const before = own.cumsum(1);
    const all = before.add(others.cumsum(1));
    const some = all.greater(0);
    const precision = some.where(before.div(some.where(all, 1)), 0);
    const chosen = positive.any(1);
    const count = chosen.where(positive.sum(1).cast(x.dtype), 1);
    return { loss: chosen.where(own.mul(precision).sum(1).div(count).neg().add(1), 0), divisor: chosen };
  },
  references: ["F. Cakir, K. He, X. Xia, B. Kulis & S. Sclaroff, Deep Metric Learning to Rank, CVPR 2019"],
  peers: { "pytorch-metric-learning": "losses.FastAPLoss" },
});
