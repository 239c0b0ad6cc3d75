import { defineLoss } from "@surprisal/loss-registry";
import { labelled, pairsOf, sampleTriplets } from "./support/batch.js";
import { maskedLogSumExp } from "./support/masked.js";
import { products, unit } from "./support/similarity.js";

/**
 * Bounds the angle at the negative in each triangle of anchor, positive and negative by `angle`: for each pair of one
 * label log(1 + Σ eᶠ) over its negatives, with f = 4 tan²α (a + p)·n − 2 (1 + tan²α) a·p.
 *
 * The prediction is [samples, features]. The losses are [samples, samples], 0 where there is no pair; the mean divides by
 * the number of pairs. Vectors are divided by their lengths; `normalize: "pairs"` leaves the negatives as they are, as
 * pytorch-metric-learning does, and "none" all.
 *
 * @example
 * ```ts
 * import { angular } from "@surprisal/losses-metric-learning/angular";
 * const embeddings = [[1, 0], [1, 0], [0, 1], [0, 1]];
 * // log(1 + 2e⁻⁴), for tan 45° = 1
 * angular(embeddings, [0, 0, 1, 1], { angle: 45 }).itemSync(); // → 0.036
 * ```
 */
export const angular = /* @__PURE__ */ defineLoss({
  name: "angular",
  title: "Angular",
  plugin: "@surprisal/losses-metric-learning",
  formula: String.raw`\log\Bigl(1 + \sum_n e^{4\tan^2\!\alpha\,(a + p)\cdot n - 2(1 + \tan^2\!\alpha)\,a \cdot p}\Bigr)`,
  domain: labelled,
  options: {
    angle: { default: 40, exclusiveMin: 0, exclusiveMax: 90, summary: "α, in degrees." },
    normalize: {
      type: "choice",
      choices: ["all", "pairs", "none"],
      default: "all",
      summary: "Which vectors are divided by their lengths first.",
    },
  },
  properties: { smooth: true },
  sample: sampleTriplets,
  perBatch(embeddings, labels, { angle, normalize }) {
    const { positive, negative } = pairsOf("angular", embeddings, labels);
    const x = normalize === "none" ? embeddings : unit(embeddings);
    const toNegatives = products(x, normalize === "pairs" ? embeddings : x);
    const tangent = Math.tan((angle * Math.PI) / 180) ** 2;
    const sum = toNegatives
      .unsqueeze(1)
      .add(toNegatives.unsqueeze(0))
      .mul(4 * tangent);
    const own = products(x, x).mul(2 * (1 + tangent));
    const exponent = maskedLogSumExp(sum, negative.unsqueeze(1)).sub(own);
    return { loss: positive.where(exponent.softplus(), 0), divisor: positive };
  },
  references: [
    "J. Wang, F. Zhou, S. Wen, X. Liu & Y. Lin, Deep Metric Learning with Angular Loss, ICCV 2017",
  ],
  peers: { "pytorch-metric-learning": "losses.AngularLoss" },
});
