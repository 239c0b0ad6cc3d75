import { defineLoss } from "@surprisal/loss-registry";
import { arange } from "@surprisal/tensor";
import { discountOf, gainOf, gainOption, idealGain, ratio } from "./support/gain.js";
import { column, listOptions, listsOf, sampleLists } from "./support/lists.js";
import { softPermutation } from "./support/soft-permutation.js";

/**
 * Minus the NDCG of the order in which NeuralSort's soft permutation puts the items.
 *
 * Prediction and target are scores and relevances in one shape, items along `axis`; there is one loss per list. Rows of
 * the soft permutation sum to 1, and columns nearly. A list without anything relevant has loss 0.
 *
 * @example
 * ```ts
 * import { neuralNdcg } from "@surprisal/losses-ranking/neural-ndcg";
 * neuralNdcg([[9, 5, 1]], [[2, 1, 0]], { temperature: 0.1 }).itemSync(); // → -1
 * ```
 */
export const neuralNdcg = /* @__PURE__ */ defineLoss({
  name: "neuralNdcg",
  title: "NeuralNDCG",
  plugin: "@surprisal/losses-ranking",
  formula: String.raw`-\frac1Z\sum_k\frac{(\hat P(s)\,g)_k}{\log_2(1 + k)},\quad g_i = 2^{y_i} - 1`,
  domain: { prediction: "real", target: "count" },
  options: {
    temperature: { default: 1, exclusiveMin: 0, summary: "How far from a permutation the soft one may be." },
    gain: gainOption,
    ...listOptions,
  },
  sample: sampleLists(),
  perSample(scores, relevance, { temperature, gain, ...options }) {
    const lists = listsOf("neuralNdcg", scores, relevance, options);
    const rank = arange(1, (lists.scores.shape.at(-1) ?? 0) + 1, 1, { dtype: scores.dtype });
    const taken = rank.lessEqual(lists.present.sum(-1, { keepDims: true }));
    const worth = lists.present.where(gainOf(lists.relevance, gain), 0);
    const sorted = softPermutation(lists, temperature).matmul(column(worth)).squeeze(-1);
    const discount = taken.where(discountOf(rank), 0);
    return ratio(sorted.mul(discount).sum(-1), idealGain(lists, gain)).neg();
  },
  references: [
    "A. Grover, E. Wang, A. Zweig & S. Ermon, Stochastic Optimization of Sorting Networks via Continuous Relaxations, ICLR 2019",
    "P. Pobrotyn & R. Białobrzeski, NeuralNDCG: Direct Optimisation of a Ranking Metric via Differentiable Relaxation of Sorting, 2021",
  ],
});
