import { defineLoss } from "@surprisal/loss-registry";
import { arange } from "@surprisal/tensor";
import { neuralSort } from "./neural-sort.js";
import { discountOf, gainOf, gainOption, idealGain, ratio } from "./support/gain.js";
import { column, listOptions, listsOf } from "./support/lists.js";

/**
 * Minus the NDCG of the order in which NeuralSort's soft permutation puts the items.
 *
 * Prediction and target are scores and relevances in one shape, items along `axis`; there is one loss per list. Rows of the soft permutation sum to 1, and columns nearly. A list without anything relevant has loss 0.
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
  perSample(scores, relevance, { temperature, gain, ...options }) {
    const lists = listsOf("neuralNdcg", scores, relevance, options);
    // Padding goes to the end, where it is worth nothing.
    const last = lists.present.where(lists.scores, lists.scores.min(-1, { keepDims: true }).sub(1).detach());
    const size = scores.shape[options.axis < 0 ? options.axis + scores.rank : options.axis] ?? 0;
    const discount = discountOf(arange(1, size + 1, 1, { dtype: scores.dtype }));
    const worth = lists.present.where(gainOf(lists.relevance, gain), 0);
    const sorted = neuralSort(last, { temperature }).matmul(column(worth)).squeeze(-1);
    return ratio(sorted.mul(discount).sum(-1), idealGain(lists, gain)).neg();
  },
  references: [
    "A. Grover, E. Wang, A. Zweig & S. Ermon, Stochastic Optimization of Sorting Networks via Continuous Relaxations, ICLR 2019",
    "P. Pobrotyn & R. Białobrzeski, NeuralNDCG: Direct Optimisation of a Ranking Metric via Differentiable Relaxation of Sorting, 2021",
  ],
});
