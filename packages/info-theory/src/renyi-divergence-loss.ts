import { defineLoss } from "@surprisal/loss-registry";
import { renyiDivergence } from "./renyi-divergence.js";
import { fromTarget, predictionOptions } from "./support/prediction.js";

/**
 * Rényi's divergence of the target from the prediction, `log(Σ y^α p^(1−α)) / (α − 1)`: Kullback and Leibler's at order 1;
 * below it forgives what the prediction excludes, above it does not.
 *
 * The prediction holds probabilities unless `input` says "logits" or "logProbs"; the target is a distribution of the same
 * shape, and neither is normalised.
 *
 * @example
 * ```ts
 * import { renyiDivergenceLoss } from "@surprisal/info-theory/renyi-divergence-loss";
 * renyiDivergenceLoss([[0.25, 0.75]], [[0.5, 0.5]], { alpha: 2 }).itemSync(); // → 0.28768207
 * ```
 */
export const renyiDivergenceLoss = /* @__PURE__ */ defineLoss({
  name: "renyiDivergenceLoss",
  title: "Rényi's divergence",
  plugin: "@surprisal/info-theory",
  formula: String.raw`\frac{1}{\alpha - 1} \log \sum_k y_k^\alpha p_k^{1 - \alpha}`,
  domain: { prediction: ["distribution", "logits", "logProbability"], target: "distribution" },
  options: { ...predictionOptions, alpha: { default: 0.5, exclusiveMin: 0, summary: "The order, above 0." } },
  properties: { convex: true, smooth: true },
  perSample(prediction, target, options) {
    return fromTarget("renyiDivergenceLoss", prediction, target, options, (truth, model, at) =>
      renyiDivergence(truth, model, { ...at, alpha: options.alpha }),
    );
  },
  references: ["A. Rényi, On Measures of Entropy and Information, 1961"],
});
