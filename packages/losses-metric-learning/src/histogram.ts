import { defineLoss } from "@surprisal/loss-registry";
import { labelled, ofBatch, pairsOf } from "./support/batch.js";
import { cosines } from "./support/similarity.js";
import { softBins } from "./support/soft-bins.js";

/**
 * The probability that a random unlike pair has a higher cosine than a random like pair, on soft histograms of both.
 *
 * The prediction is [samples, features] and the result one number for the batch, whatever the reduction; 0 for a batch
 * without pairs of either kind. Each cosine counts in the two edges nearest to it, by how near it is.
 *
 * @example
 * ```ts
 * import { histogram } from "@surprisal/losses-metric-learning/histogram";
 * const embeddings = [[1, 0], [1, 0], [0, 1], [0, 1]];
 * histogram(embeddings, [0, 0, 1, 1]).itemSync(); // → 0
 * // All like pairs have cosine 0, and no unlike pair has less.
 * histogram(embeddings, [0, 1, 0, 1]).itemSync(); // → 1
 * ```
 */
export const histogram = /* @__PURE__ */ defineLoss({
  name: "histogram",
  title: "Histogram",
  plugin: "@surprisal/losses-metric-learning",
  formula: String.raw`\sum_b h^-_b\sum_{c \le b} h^+_c`,
  domain: labelled,
  options: {
    bins: { type: "integer", default: 100, min: 1, summary: "How many parts the cosines from −1 to 1 have." },
  },
  perBatch(embeddings, labels, { bins }) {
    const { positive, negative } = pairsOf("histogram", embeddings, labels);
    return ofBatch(embeddings, () => {
      const pulse = softBins(cosines(embeddings, embeddings), -1, 1, bins);
      const density = (mask: typeof positive) =>
        mask.unsqueeze(2).where(pulse, 0).sum([0, 1]).div(mask.sum().cast(pulse.dtype).maximum(1));
      return density(negative).mul(density(positive).cumsum(0)).sum();
    });
  },
  references: ["E. Ustinova & V. Lempitsky, Learning Deep Embeddings with Histogram Loss, NeurIPS 2016"],
  peers: { "pytorch-metric-learning": "losses.HistogramLoss" },
});
