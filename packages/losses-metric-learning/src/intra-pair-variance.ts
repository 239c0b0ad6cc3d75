import { defineLoss } from "@surprisal/loss-registry";
import { labelled, ofBatch, pairsOf } from "./support/batch.js";
import { maskedMean } from "./support/masked.js";
import { cosines } from "./support/similarity.js";

/**
 * Keeps the cosines of like pairs from lying much below their mean, and those of unlike pairs from lying much above
 * theirs: the mean squares of what exceeds a share of that mean. An addition to other losses.
 *
 * The prediction is [samples, features] and the result one number for the batch, whatever the reduction.
 *
 * @example
 * ```ts
 * import { intraPairVariance } from "@surprisal/losses-metric-learning/intra-pair-variance";
 * const embeddings = [[1, 0], [1, 0], [0, 1], [1, 0]];
 * // Cosines of like pairs 1 and 0, with mean ½: ½²; those of unlike pairs likewise.
 * const options = { positiveShare: 0, negativeShare: 0 };
 * intraPairVariance(embeddings, [0, 0, 1, 1], options).itemSync(); // → 0.25
 * ```
 */
export const intraPairVariance = /* @__PURE__ */ defineLoss({
  name: "intraPairVariance",
  title: "Intra-pair variance",
  plugin: "@surprisal/losses-metric-learning",
  formula: String.raw`\operatorname{mean}\max(0, (1 - \epsilon_+)\bar s_+ - s_+)^2 + \operatorname{mean}\max(0, s_- - (1 + \epsilon_-)\bar s_-)^2`,
  domain: labelled,
  options: {
    positiveShare: { default: 0.01, min: 0, summary: "ε₊, by which like pairs may lie below their mean." },
    negativeShare: { default: 0.01, min: 0, summary: "ε₋, by which unlike pairs may lie above theirs." },
  },
  perBatch(embeddings, labels, { positiveShare, negativeShare }) {
    const { positive, negative } = pairsOf("intraPairVariance", embeddings, labels);
    return ofBatch(embeddings, () => {
      const s = cosines(embeddings, embeddings);
      const low = maskedMean(s, positive)
        .mul(1 - positiveShare)
        .sub(s)
        .relu();
      const high = s.sub(maskedMean(s, negative).mul(1 + negativeShare)).relu();
      return maskedMean(low.square(), positive).add(maskedMean(high.square(), negative));
    });
  },
  references: ["B. Yu & D. Tao, Deep Metric Learning with Tuplet Margin Loss, ICCV 2019"],
  peers: { "pytorch-metric-learning": "losses.IntraPairVarianceLoss" },
});
