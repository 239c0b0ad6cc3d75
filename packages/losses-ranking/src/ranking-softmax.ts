import { defineLoss } from "@surprisal/loss-registry";
import { crossEntropy } from "./support/cross-entropy.js";
import { listOptions, listsOf, sampleLists } from "./support/lists.js";

/**
 * Cross-entropy of the relevances, as they are, with the softmax of a list's scores.
 *
 * Prediction and target are scores and relevances in one shape, items along `axis`; there is one loss per list.
 * Relevances are not normalised: a list counts for as much as it holds.
 *
 * @example
 * ```ts
 * import { rankingSoftmax } from "@surprisal/losses-ranking/ranking-softmax";
 * rankingSoftmax([[0, 0]], [[2, 1]]).itemSync(); // → 2.0794
 * ```
 */
export const rankingSoftmax = /* @__PURE__ */ defineLoss({
  name: "rankingSoftmax",
  title: "Ranking softmax",
  plugin: "@surprisal/losses-ranking",
  formula: String.raw`-\sum_i y_i\log\operatorname{softmax}(s)_i`,
  domain: { prediction: "logits", target: "nonNegative" },
  options: listOptions,
  properties: { convex: true, robust: true, smooth: true },
  sample: sampleLists(),
  perSample(scores, relevance, options) {
    const lists = listsOf("rankingSoftmax", scores, relevance, options);
    return crossEntropy(lists, lists.relevance);
  },
  references: [
    "Z. Cao, T. Qin, T.-Y. Liu, M.-F. Tsai & H. Li, Learning to Rank: From Pairwise Approach to Listwise Approach, ICML 2007",
  ],
  peers: { optax: "losses.ranking_softmax_loss", rax: "softmax_loss" },
});
