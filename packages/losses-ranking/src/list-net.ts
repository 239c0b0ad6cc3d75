import { defineLoss } from "@surprisal/loss-registry";
import { crossEntropy } from "./support/cross-entropy.js";
import { listOptions, listsOf, sampleLists } from "./support/lists.js";

/**
 * Cross-entropy of the probabilities that an item comes first: by softmax of the relevances, and by softmax of the scores.
 *
 * Prediction and target are scores and relevances in one shape, items along `axis`; there is one loss per list.
 *
 * @example
 * ```ts
 * import { listNet } from "@surprisal/losses-ranking/list-net";
 * listNet([[0, 0]], [[2, 1]]).itemSync(); // → 0.6931
 * ```
 */
export const listNet = /* @__PURE__ */ defineLoss({
  name: "listNet",
  title: "ListNet",
  plugin: "@surprisal/losses-ranking",
  formula: String.raw`-\sum_i \operatorname{softmax}(y)_i\log\operatorname{softmax}(s)_i`,
  domain: { prediction: "logits", target: "real" },
  options: listOptions,
  properties: { convex: true, robust: true, smooth: true, minimisedBy: "the relevances, up to a constant" },
  sample: sampleLists(),
  perSample(scores, relevance, options) {
    const lists = listsOf("listNet", scores, relevance, options);
    const { relevance: y, present } = lists;
    const first = present.where(y, Number.NEGATIVE_INFINITY).softmax(-1);
    return crossEntropy(lists, present.where(first, 0));
  },
  references: [
    "Z. Cao, T. Qin, T.-Y. Liu, M.-F. Tsai & H. Li, Learning to Rank: From Pairwise Approach to Listwise Approach, ICML 2007",
  ],
});
