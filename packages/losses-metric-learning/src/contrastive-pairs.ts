import { defineLoss } from "@surprisal/loss-registry";
import { labelled, ofBatch, pairsOf } from "./support/batch.js";
import { contrast, contrastOptions } from "./support/contrast.js";
import { distances, unit } from "./support/similarity.js";

/**
 * The contrastive loss of all pairs of a batch: max(0, d − positiveMargin) averaged over pairs of one label, plus
 * max(0, negativeMargin − d) averaged over pairs of two.
 *
 * The prediction is [samples, features] and the result one number for the batch, whatever the reduction. The averages
 * are over the pairs that are not 0 yet, or over "all"; of no pairs they are 0.
 *
 * @example
 * ```ts
 * import { contrastivePairs } from "@surprisal/losses-metric-learning/contrastive-pairs";
 * const embeddings = [[1, 0], [1, 0], [0, 1], [0, 1]];
 * contrastivePairs(embeddings, [0, 0, 1, 1], { negativeMargin: 2 }).itemSync(); // → 0.5858
 * ```
 */
export const contrastivePairs = /* @__PURE__ */ defineLoss({
  name: "contrastivePairs",
  title: "Contrastive, of all pairs",
  plugin: "@surprisal/losses-metric-learning",
  formula: String.raw`\operatorname{mean}_{y_i = y_j}\max(0, d_{ij} - m_+) + \operatorname{mean}_{y_i \ne y_j}\max(0, m_- - d_{ij})`,
  domain: labelled,
  options: contrastOptions,
  perBatch(embeddings, labels, { normalize, ...options }) {
    const pairs = pairsOf("contrastivePairs", embeddings, labels);
    const x = normalize ? unit(embeddings) : embeddings;
    return ofBatch(embeddings, () => contrast(distances(x, x), pairs, options));
  },
  references: [
    "R. Hadsell, S. Chopra & Y. LeCun, Dimensionality Reduction by Learning an Invariant Mapping, CVPR 2006",
  ],
  peers: { "pytorch-metric-learning": "losses.ContrastiveLoss" },
});
