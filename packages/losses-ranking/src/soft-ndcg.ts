import { defineLoss } from "@surprisal/loss-registry";
import { arange, type Tensor } from "@surprisal/tensor";
import { diagonal } from "./support/diagonal.js";
import { discountOf, gainOf, gainOption, idealGain, ratio } from "./support/gain.js";
import { listOptions, listsOf, row, sampleLists } from "./support/lists.js";
import { winProbability } from "./support/noisy-scores.js";

/**
 * SoftRank: minus the NDCG expected when every score is a normal random number about the one predicted.
 *
 * Prediction and target are scores and relevances in one shape, items along `axis`; there is one loss per list. A list
 * without anything relevant has loss 0. The distribution of each rank is built up item by item: n steps over n × n
 * numbers, so keep lists to some dozens of items.
 *
 * @example
 * ```ts
 * import { softNdcg } from "@surprisal/losses-ranking/soft-ndcg";
 * // Rank 1 or 2 with probability ½ each: ½ (1 + 1 / log₂ 3).
 * softNdcg([[0, 0]], [[1, 0]]).itemSync(); // → -0.8155
 * ```
 */
export const softNdcg = /* @__PURE__ */ defineLoss({
  name: "softNdcg",
  aliases: ["softRank"],
  title: "SoftNDCG",
  plugin: "@surprisal/losses-ranking",
  formula: String.raw`-\frac1Z\sum_i (2^{y_i} - 1)\sum_r\frac{P(R_i = r)}{\log_2(1 + r)}`,
  domain: { prediction: "real", target: "count" },
  options: {
    deviation: { default: 1, exclusiveMin: 0, summary: "The standard deviation of each score." },
    gain: gainOption,
    ...listOptions,
  },
  properties: { smooth: true },
  sample: sampleLists(4, 16),
  perSample(scores, relevance, { deviation, gain, ...options }) {
    const lists = listsOf("softNdcg", scores, relevance, options);
    const size = lists.scores.shape.at(-1) ?? 0;
    const rivals = row(lists.present).logicalAnd(diagonal(size).logicalNot());
    const beaten = rivals.where(winProbability(lists.scores, deviation), 0);
    const discount = discountOf(arange(1, size + 1, 1, { dtype: scores.dtype }));
    const expected = rankDistribution(beaten).mul(discount).sum(-1);
    const gained = lists.present.where(gainOf(lists.relevance, gain).mul(expected), 0).sum(-1);
    return ratio(gained, idealGain(lists, gain)).neg();
  },
  references: [
    "M. Taylor, J. Guiver, S. Robertson & T. Minka, SoftRank: Optimizing Non-Smooth Rank Metrics, WSDM 2008",
  ],
});

/**
 * From the probabilities [.., i, j] that j beats i, those [.., i, r] that r items beat i: each j moves what is there one
 * place down with its probability.
 */
function rankDistribution(beaten: Tensor): Tensor {
  const size = beaten.shape.at(-1) ?? 0;
  let ranks = arange(0, size, 1, { dtype: "int32" }).equal(0).cast(beaten.dtype).expand(beaten.shape);
  const keep = beaten.shape.map(() => [0, 0] as const).slice(1);
  for (let j = 0; j < size; j++) {
    const p = beaten.narrow(-1, j, j + 1);
    const moved = ranks.narrow(-1, 0, size - 1).pad([...keep, [1, 0]]);
    ranks = ranks.sub(ranks.mul(p)).add(moved.mul(p));
  }
  return ranks;
}
