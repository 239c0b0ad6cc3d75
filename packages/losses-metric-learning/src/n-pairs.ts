import { defineLoss } from "@surprisal/loss-registry";
import { arange } from "@surprisal/tensor";
import { labelled, pairsOf } from "./support/batch.js";
import { maskedLogSumExp } from "./support/masked.js";
import { normalize } from "./support/options.js";
import { products, unit } from "./support/similarity.js";

/**
 * One pair of each label: the surprisal of the anchor's own positive among the positives of all labels, by softmax of
 * their products. The first sample of a label is its anchor, the second its positive; more are left out.
 *
 * The prediction is [samples, features]; samples that are no anchor have loss 0 and do not count in the mean.
 *
 * @example
 * ```ts
 * import { nPairs } from "@surprisal/losses-metric-learning/n-pairs";
 * const embeddings = [[1, 0], [1, 0], [0, 1], [0, 1]];
 * nPairs(embeddings, [0, 0, 1, 1]).itemSync(); // → 0.3133
 * ```
 */
export const nPairs = /* @__PURE__ */ defineLoss({
  name: "nPairs",
  title: "N-pairs",
  plugin: "@surprisal/losses-metric-learning",
  formula: String.raw`-\log\frac{e^{a_k \cdot p_k}}{\sum_l e^{a_k \cdot p_l}}`,
  domain: labelled,
  options: { normalize },
  properties: { smooth: true },
  perBatch(embeddings, labels, { normalize }) {
    const { positive } = pairsOf("nPairs", embeddings, labels);
    const x = normalize ? unit(embeddings) : embeddings;
    const place = arange(0, labels.size, 1, { dtype: "int32" });
    const earlier = positive.logicalAnd(place.less(place.unsqueeze(1))).sum(1);
    const anchor = earlier.equal(0).logicalAnd(positive.any(1));
    const partner = earlier.equal(1);
    const scores = products(x, x);
    const own = positive.logicalAnd(partner).where(scores, 0).sum(1);
    return { loss: anchor.where(maskedLogSumExp(scores, partner).sub(own), 0), divisor: anchor };
  },
  references: ["K. Sohn, Improved Deep Metric Learning with Multi-class N-pair Loss Objective, NeurIPS 2016"],
  peers: { "pytorch-metric-learning": "losses.NPairsLoss" },
});
