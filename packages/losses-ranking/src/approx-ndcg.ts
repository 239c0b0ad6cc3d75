import { defineLoss } from "@surprisal/loss-registry";
import { discountOf, gainOf, gainOption, idealGain, ratio } from "./support/gain.js";
import { listOptions, listsOf, sampleLists } from "./support/lists.js";
import { smoothRank, temperatureOption } from "./support/smooth-rank.js";

/**
 * Minus the NDCG with soft ranks: the count of better scores has a sigmoid for each step.
 *
 * Prediction and target are scores and relevances in one shape, items along `axis`; there is one loss per list. From −1,
 * for a perfect order with scores far apart, to 0; a list without anything relevant has loss 0.
 *
 * @example
 * ```ts
 * import { approxNdcg } from "@surprisal/losses-ranking/approx-ndcg";
 * approxNdcg([[9, 5, 1]], [[2, 1, 0]]).itemSync(); // → -1
 * // At rank 1½ both: 1 / log₂ 2½.
 * approxNdcg([[0, 0]], [[1, 0]]).itemSync(); // → -0.7565
 * ```
 */
export const approxNdcg = /* @__PURE__ */ defineLoss({
  name: "approxNdcg",
  title: "Approximate NDCG",
  plugin: "@surprisal/losses-ranking",
  formula: String.raw`-\frac{1}{Z}\sum_i\frac{2^{y_i} - 1}{\log_2(1 + r_i)},\quad r_i = 1 + \sum_{j \ne i}\sigma((s_j - s_i)/T)`,
  domain: { prediction: "real", target: "count" },
  options: { temperature: temperatureOption, gain: gainOption, ...listOptions },
  properties: { smooth: true },
  sample: sampleLists(),
  perSample(scores, relevance, { temperature, gain, ...options }) {
    const lists = listsOf("approxNdcg", scores, relevance, options);
    const rank = smoothRank(lists, temperature);
    const gained = lists.present.where(gainOf(lists.relevance, gain).mul(discountOf(rank)), 0).sum(-1);
    return ratio(gained, idealGain(lists, gain)).neg();
  },
  references: [
    "T. Qin, T.-Y. Liu & H. Li, A General Approximation Framework for Direct Optimization of Information Retrieval Measures, Information Retrieval 13, 2010",
  ],
  peers: { "TensorFlow Ranking": "losses.ApproxNDCGLoss" },
});
