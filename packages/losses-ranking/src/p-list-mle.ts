import { defineLoss } from "@surprisal/loss-registry";
import { listOptions, listsOf, placeBy, sampleLists } from "./support/lists.js";
import { drawSurprisal } from "./support/plackett-luce.js";

/**
 * ListMLE that minds the top of the list: the draw for place i counts 2ⁿ⁻ⁱ − 1 times.
 *
 * Prediction and target are scores and relevances in one shape, items along `axis`; there is one loss per list. The
 * right order is that of falling relevance; of equal ones the first in the list comes first. Weights double with each
 * place, so float32 holds lists of up to 127 items.
 *
 * @example
 * ```ts
 * import { pListMle } from "@surprisal/losses-ranking/p-list-mle";
 * // 3 log 3 + 1 log 2
 * pListMle([[0, 0, 0]], [[3, 1, 2]]).itemSync(); // → 3.989
 * ```
 */
export const pListMle = /* @__PURE__ */ defineLoss({
  name: "pListMle",
  title: "Position-aware ListMLE",
  plugin: "@surprisal/losses-ranking",
  formula: String.raw`\sum_i (2^{n-i} - 1)\Bigl(\log\sum_{j \ge i} e^{s_j} - s_i\Bigr),\quad y_1 \ge y_2 \ge \dots`,
  domain: { prediction: "logits", target: "real" },
  options: listOptions,
  properties: { convex: true, robust: true, smooth: true },
  sample: sampleLists(),
  perSample(scores, relevance, options) {
    const lists = listsOf("pListMle", scores, relevance, options);
    const size = lists.present.sum(-1, { keepDims: true }).cast(scores.dtype);
    const place = placeBy(lists.relevance, lists.present).add(1);
    const weight = size.sub(place).mul(Math.LN2).expm1();
    return lists.present.where(weight.mul(drawSurprisal(lists)), 0).sum(-1);
  },
  references: [
    "Y. Lan, Y. Zhu, J. Guo, S. Niu & X. Cheng, Position-Aware ListMLE: A Sequential Learning Process for Ranking, UAI 2014",
  ],
});
