import { defineLoss } from "@surprisal/loss-registry";
import { listOptions, listsOf, sampleLists } from "./support/lists.js";
import { drawSurprisal } from "./support/plackett-luce.js";

/**
 * The surprisal of the right order when items are drawn one after the other by softmax of the scores of those that are
 * left: the Plackett–Luce model's likelihood.
 *
 * Prediction and target are scores and relevances in one shape, items along `axis`; there is one loss per list. The
 * right order is that of falling relevance; of equal ones the first in the list comes first.
 *
 * @example
 * ```ts
 * import { listMle } from "@surprisal/losses-ranking/list-mle";
 * // One of 3! orders.
 * listMle([[0, 0, 0]], [[3, 1, 2]]).itemSync(); // → 1.7918
 * ```
 */
export const listMle = /* @__PURE__ */ defineLoss({
  name: "listMle",
  title: "ListMLE",
  plugin: "@surprisal/losses-ranking",
  formula: String.raw`\sum_i\Bigl(\log\sum_{j \ge i} e^{s_j} - s_i\Bigr),\quad y_1 \ge y_2 \ge \dots`,
  domain: { prediction: "logits", target: "real" },
  options: listOptions,
  properties: { convex: true, robust: true, smooth: true },
  sample: sampleLists(),
  perSample: (scores, relevance, options) =>
    drawSurprisal(listsOf("listMle", scores, relevance, options)).sum(-1),
  references: [
    "F. Xia, T.-Y. Liu, J. Wang, W. Zhang & H. Li, Listwise Approach to Learning to Rank, ICML 2008",
  ],
});
