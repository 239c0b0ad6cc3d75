import { defineLoss } from "@surprisal/loss-registry";
import { best } from "./support/gain.js";
import { listOptions, listsOf, sampleLists } from "./support/lists.js";
import { smoothRank, temperatureOption } from "./support/smooth-rank.js";

/**
 * Minus the reciprocal rank of the best-placed relevant item, with soft ranks: the count of better scores has a sigmoid
 * for each step.
 *
 * Prediction and target are scores and relevances in one shape, items along `axis`; there is one loss per list. What is
 * above 0 is relevant. From −1 to 0; a list without anything relevant has loss 0.
 *
 * @example
 * ```ts
 * import { approxMrr } from "@surprisal/losses-ranking/approx-mrr";
 * approxMrr([[9, 5, 1]], [[0, 1, 1]]).itemSync(); // → -0.5
 * ```
 */
export const approxMrr = /* @__PURE__ */ defineLoss({
  name: "approxMrr",
  title: "Approximate MRR",
  plugin: "@surprisal/losses-ranking",
  formula: String.raw`-\max_{y_i > 0}\frac{1}{r_i},\quad r_i = 1 + \sum_{j \ne i}\sigma((s_j - s_i)/T)`,
  domain: { prediction: "real", target: "binary" },
  options: { temperature: temperatureOption, ...listOptions },
  sample: sampleLists(1),
  perSample(scores, relevance, { temperature, ...options }) {
    const lists = listsOf("approxMrr", scores, relevance, options);
    const relevant = lists.relevance.greater(0);
    return best(relevant.where(smoothRank(lists, temperature).reciprocal(), 0)).neg();
  },
  references: [
    "T. Qin, T.-Y. Liu & H. Li, A General Approximation Framework for Direct Optimization of Information Retrieval Measures, Information Retrieval 13, 2010",
  ],
});
