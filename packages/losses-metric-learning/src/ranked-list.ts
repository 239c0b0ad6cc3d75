import { defineLoss } from "@surprisal/loss-registry";
import { stopGradient, type Tensor } from "@surprisal/tensor";
import { labelled, pairsOf } from "./support/batch.js";
import { normalize } from "./support/options.js";
import { distances, unit } from "./support/similarity.js";

/**
 * Draws like samples into a sphere of radius boundary − margin and pushes unlike ones out of one of radius boundary; the
 * farther a pair is from where it belongs, the more it weighs among the anchor's pairs.
 *
 * The prediction is [samples, features]; there is one loss per sample, 0 where nothing is out of place. The weights are
 * constants to the gradient.
 *
 * @example
 * ```ts
 * import { rankedList } from "@surprisal/losses-metric-learning/ranked-list";
 * const embeddings = [[0], [1], [1.5]];
 * const options = { normalize: false, boundary: 2, margin: 1.5, reduction: "none" } as const;
 * // ½ (1 − 0.5) for the like at distance 1; ½ (2 − 1.5) and ½ (2 − 0.5) for the unlike.
 * rankedList(embeddings, [0, 0, 1], { ...options, negativeTemperature: 0 }).arraySync(); // → [0.5, 1, 0.5]
 * ```
 */
export const rankedList = /* @__PURE__ */ defineLoss({
  name: "rankedList",
  title: "Ranked list",
  plugin: "@surprisal/losses-metric-learning",
  formula: String.raw`(1 - \lambda)\frac{\sum_p w_p\,(d_p - \alpha + m)}{\sum_p w_p} + \lambda\frac{\sum_n w_n\,(\alpha - d_n)}{\sum_n w_n},\quad w_p = e^{T_p(d_p - \alpha + m)},\ w_n = e^{T_n(\alpha - d_n)}`,
  domain: labelled,
  options: {
    boundary: { default: 1.2, exclusiveMin: 0, summary: "α, the distance that unlike samples should have." },
    margin: { default: 0.4, min: 0, summary: "m, how much nearer like samples should be." },
    imbalance: { default: 0.5, min: 0, max: 1, summary: "λ, the weight of the unlike." },
    positiveTemperature: { default: 0, min: 0, summary: "How much like samples out of place weigh more." },
    negativeTemperature: { default: 10, min: 0, summary: "How much unlike samples out of place weigh more." },
    normalize,
  },
  perBatch(embeddings, labels, options) {
    const { boundary, margin, imbalance, positiveTemperature, negativeTemperature } = options;
    const { positive, negative } = pairsOf("rankedList", embeddings, labels);
    const x = options.normalize ? unit(embeddings) : embeddings;
    const d = distances(x, x);
    const far = weighted(d.sub(boundary - margin), positive, positiveTemperature);
    const near = weighted(d.neg().add(boundary), negative, negativeTemperature);
    return far.mul(1 - imbalance).add(near.mul(imbalance));
  },
  references: [
    "X. Wang, Y. Hua, E. Kodirov, G. Hu, R. Garnier & N. M. Robertson, Ranked List Loss for Deep Metric Learning, CVPR 2019",
  ],
  peers: { "pytorch-metric-learning": "losses.RankedListLoss" },
});

/** The mean of what is above 0 by softmax(temperature · excess), and 0 of nothing. */
function weighted(excess: Tensor, mask: Tensor, temperature: number): Tensor {
  const violated = mask.logicalAnd(excess.greater(0));
  const some = violated.any(1);
  const scores = violated.where(stopGradient(excess).mul(temperature), Number.NEGATIVE_INFINITY);
  const total = some.where(scores.logSumExp(1), 0).unsqueeze(1);
  const weights = stopGradient(violated.where(scores, 0).sub(total).exp());
  return violated.where(excess.mul(weights), 0).sum(1);
}
