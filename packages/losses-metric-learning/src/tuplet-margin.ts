import { defineLoss } from "@surprisal/loss-registry";
import { cosineOfSum } from "./support/angles.js";
import { labelled, pairsOf } from "./support/batch.js";
import { maskedLogSumExp } from "./support/masked.js";
import { cosines } from "./support/similarity.js";

/**
 * Each pair of one label against all negatives of its first: log(1 + Σ e^(s (cos θₙ − cos(θₚ − m)))), where the margin m
 * makes the pair's angle smaller, so that the hardest pairs do not dominate.
 *
 * The prediction is [samples, features]. The losses are [samples, samples], 0 where there is no pair; the mean divides by
 * the number of pairs.
 *
 * @example
 * ```ts
 * import { tupletMargin } from "@surprisal/losses-metric-learning/tuplet-margin";
 * const embeddings = [[1, 0], [1, 0], [0, 1], [0, 1]];
 * // log(1 + 2e⁻¹)
 * tupletMargin(embeddings, [0, 0, 1, 1], { margin: 0, scale: 1 }).itemSync(); // → 0.5514
 * ```
 */
export const tupletMargin = /* @__PURE__ */ defineLoss({
  name: "tupletMargin",
  title: "Tuplet margin",
  plugin: "@surprisal/losses-metric-learning",
  formula: String.raw`\log\Bigl(1 + \sum_n e^{s(\cos\theta_{in} - \cos(\theta_{ip} - m))}\Bigr)`,
  domain: labelled,
  options: {
    margin: { default: 0.1, summary: "m, an angle in radians." },
    scale: { default: 64, exclusiveMin: 0, summary: "s, which multiplies the cosines." },
  },
  perBatch(embeddings, labels, { margin, scale }) {
    const { positive, negative } = pairsOf("tupletMargin", embeddings, labels);
    const cosine = cosines(embeddings, embeddings);
    const others = maskedLogSumExp(cosine.mul(scale), negative).unsqueeze(1);
    const losses = others.sub(cosineOfSum(positive.where(cosine, 0), -margin).mul(scale)).softplus();
    return { loss: positive.where(losses, 0), divisor: positive };
  },
  references: ["B. Yu & D. Tao, Deep Metric Learning with Tuplet Margin Loss, ICCV 2019"],
  peers: { "pytorch-metric-learning": "losses.TupletMarginLoss" },
});
