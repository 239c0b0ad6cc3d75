import { defineLoss } from "@surprisal/loss-registry";
import { labelled, pairsOf } from "./support/batch.js";
import { maskedLogSumExp } from "./support/masked.js";
import { cosines } from "./support/similarity.js";

/**
 * A soft maximum of how far the cosines with like samples lie below `base`, plus one of how far those with unlike samples
 * lie above it.
 *
 * The prediction is [samples, features]; there is one loss per sample, in which what is missing counts 0.
 *
 * @example
 * ```ts
 * import { multiSimilarity } from "@surprisal/losses-metric-learning/multi-similarity";
 * const embeddings = [[1, 0], [1, 0], [0, 1], [0, 1]];
 * multiSimilarity(embeddings, [0, 0, 1, 1], { alpha: 1, beta: 1 }).itemSync(); // → 1.2685
 * ```
 */
export const multiSimilarity = /* @__PURE__ */ defineLoss({
  name: "multiSimilarity",
  title: "Multi-similarity",
  plugin: "@surprisal/losses-metric-learning",
  formula: String.raw`\tfrac1\alpha\log\Bigl(1 + \sum_p e^{-\alpha(s_p - \lambda)}\Bigr) + \tfrac1\beta\log\Bigl(1 + \sum_n e^{\beta(s_n - \lambda)}\Bigr)`,
  domain: labelled,
  options: {
    alpha: { default: 2, exclusiveMin: 0, summary: "α, how hard the maximum over like samples is." },
    beta: { default: 50, exclusiveMin: 0, summary: "β, how hard that over unlike samples is." },
    base: { default: 0.5, summary: "λ, the cosine between like and unlike." },
  },
  properties: { smooth: true },
  perBatch(embeddings, labels, { alpha, beta, base }) {
    const { positive, negative } = pairsOf("multiSimilarity", embeddings, labels);
    const above = cosines(embeddings, embeddings).sub(base);
    const attraction = maskedLogSumExp(above.mul(-alpha), positive).softplus().div(alpha);
    const repulsion = maskedLogSumExp(above.mul(beta), negative).softplus().div(beta);
    return attraction.add(repulsion);
  },
  references: [
    "X. Wang et al., Multi-Similarity Loss with General Pair Weighting for Deep Metric Learning, CVPR 2019",
  ],
  peers: { "pytorch-metric-learning": "losses.MultiSimilarityLoss" },
});
