import { defineLoss } from "@surprisal/loss-registry";
import { stopGradient } from "@surprisal/tensor";
import { discountOf, gainOf, gainOption, idealGain, ratio } from "./support/gain.js";
import { column, listOptions, listsOf, ordered, placeBy, row, sampleLists } from "./support/lists.js";

/**
 * RankNet with every pair weighed by what exchanging its two items would change of the NDCG.
 *
 * Prediction and target are scores and relevances in one shape, items along `axis`; there is one loss per list. The
 * weights belong to the present order of the scores and are constants to the gradient. A list without anything relevant
 * has loss 0.
 *
 * @example
 * ```ts
 * import { lambdaRank } from "@surprisal/losses-ranking/lambda-rank";
 * // Exchanged, the relevant item would go from rank 2, discount 0.6309, to 1: 0.3691 log(1 + e).
 * lambdaRank([[0, 1]], [[1, 0]]).itemSync(); // → 0.4847
 * ```
 */
export const lambdaRank = /* @__PURE__ */ defineLoss({
  name: "lambdaRank",
  title: "LambdaRank",
  plugin: "@surprisal/losses-ranking",
  formula: String.raw`\sum_{y_i > y_j}\lvert\Delta\mathrm{NDCG}_{ij}\rvert\,\log(1 + e^{-(s_i - s_j)})`,
  domain: { prediction: "real", target: "count" },
  options: { gain: gainOption, ...listOptions },
  sample: sampleLists(),
  perSample(scores, relevance, { gain, ...options }) {
    const lists = listsOf("lambdaRank", scores, relevance, options);
    const worth = ratio(gainOf(lists.relevance, gain), column(idealGain(lists, gain)));
    const discount = discountOf(placeBy(stopGradient(lists.scores), lists.present).add(1));
    const change = column(worth)
      .sub(row(worth))
      .mul(column(discount).sub(row(discount)))
      .abs();
    const losses = row(lists.scores).sub(column(lists.scores)).softplus().mul(change);
    return ordered(lists).where(losses, 0).sum([-2, -1]);
  },
  references: [
    "C. Burges, R. Ragno & Q. V. Le, Learning to Rank with Nonsmooth Cost Functions, NeurIPS 2006",
    "X. Wang, C. Li, N. Golbandi, M. Bendersky & M. Najork, The LambdaLoss Framework for Ranking Metric Optimization, CIKM 2018",
  ],
});
