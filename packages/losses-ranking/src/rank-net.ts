import { defineLoss } from "@surprisal/loss-registry";
import { column, listOptions, listsOf, ordered, row, sampleLists } from "./support/lists.js";

/**
 * The surprisal of every pair in its right order, by the logistic of the scores' difference, summed over the pairs of a
 * list in which one item is more relevant than the other.
 *
 * Prediction and target are scores and relevances in one shape, items along `axis`; there is one loss per list.
 *
 * @example
 * ```ts
 * import { rankNet } from "@surprisal/losses-ranking/rank-net";
 * // Three pairs of equal scores, of which one is a tie: 2 log 2.
 * rankNet([[0, 0, 0]], [[1, 0, 0]]).itemSync(); // → 1.3863
 * ```
 */
export const rankNet = /* @__PURE__ */ defineLoss({
  name: "rankNet",
  aliases: ["pairwiseLogistic"],
  title: "RankNet",
  plugin: "@surprisal/losses-ranking",
  formula: String.raw`\sum_{y_i > y_j}\log(1 + e^{-(s_i - s_j)})`,
  domain: { prediction: "real", target: "count" },
  options: listOptions,
  properties: { convex: true, robust: true, smooth: true },
  sample: sampleLists(),
  perSample(scores, relevance, options) {
    const lists = listsOf("rankNet", scores, relevance, options);
    const losses = row(lists.scores).sub(column(lists.scores)).softplus();
    return ordered(lists).where(losses, 0).sum([-2, -1]);
  },
  references: ["C. Burges et al., Learning to Rank using Gradient Descent, ICML 2005"],
  peers: { rax: "pairwise_logistic_loss" },
});
