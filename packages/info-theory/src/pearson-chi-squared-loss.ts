import { defineLoss } from "@surprisal/loss-registry";
import { pearsonChiSquared } from "./pearson-chi-squared.js";
import { fromTarget, predictionOptions } from "./support/prediction.js";

/**
 * Pearson's χ² divergence of the target from the prediction, `Σ (y − p)² / p`: it minds most what the prediction holds to be
 * rare. ∞ where y > 0 = p.
 *
 * The prediction holds probabilities unless `input` says "logits" or "logProbs"; the target is a distribution of the same
 * shape, and neither is normalised.
 *
 * @example
 * ```ts
 * import { pearsonChiSquaredLoss } from "@surprisal/info-theory/pearson-chi-squared-loss";
 * pearsonChiSquaredLoss([[0.25, 0.75]], [[0.5, 0.5]]).itemSync(); // → 0.33333333
 * ```
 */
export const pearsonChiSquaredLoss = /* @__PURE__ */ defineLoss({
  name: "pearsonChiSquaredLoss",
  title: "Pearson's χ² divergence",
  plugin: "@surprisal/info-theory",
  formula: String.raw`\sum_k \frac{(y_k - p_k)^2}{p_k}`,
  domain: { prediction: ["distribution", "logits", "logProbability"], target: "distribution" },
  options: { ...predictionOptions },
  properties: { convex: true, smooth: true },
  perSample(prediction, target, options) {
    return fromTarget("pearsonChiSquaredLoss", prediction, target, options, pearsonChiSquared);
  },
  references: ["K. Pearson, On the Criterion that a Given System of Deviations…, 1900"],
});
