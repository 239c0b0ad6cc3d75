import { defineLoss } from "@surprisal/loss-registry";
import { neymanChiSquared } from "./neyman-chi-squared.js";
import { fromTarget, predictionOptions } from "./support/prediction.js";

/**
 * Neyman's χ² divergence of the target from the prediction, `Σ (y − p)² / y`: least squares weighed by what was observed. ∞
 * where p > 0 = y, so the target must allow every outcome.
 *
 * The prediction holds probabilities unless `input` says "logits" or "logProbs"; the target is a distribution of the same
 * shape, and neither is normalised.
 *
 * @example
 * ```ts
 * import { neymanChiSquaredLoss } from "@surprisal/info-theory/neyman-chi-squared-loss";
 * neymanChiSquaredLoss([[0.25, 0.75]], [[0.5, 0.5]]).itemSync(); // → 0.25
 * ```
 */
export const neymanChiSquaredLoss = /* @__PURE__ */ defineLoss({
  name: "neymanChiSquaredLoss",
  title: "Neyman's χ² divergence",
  plugin: "@surprisal/info-theory",
  formula: String.raw`\sum_k \frac{(y_k - p_k)^2}{y_k}`,
  domain: { prediction: ["distribution", "logits", "logProbability"], target: "distribution" },
  options: { ...predictionOptions },
  properties: { convex: true, smooth: true },
  perSample(prediction, target, options) {
    return fromTarget("neymanChiSquaredLoss", prediction, target, options, neymanChiSquared);
  },
  references: ["J. Neyman, Contribution to the Theory of the χ² Test, 1949"],
});
