import { defineLoss } from "@surprisal/loss-registry";
import { fromTarget, predictionOptions } from "./support/prediction.js";
import { triangularDiscrimination } from "./triangular-discrimination.js";

/**
 * Triangular discrimination of prediction and target, `Σ (y − p)² / (y + p)`: the symmetric χ², from 0 to 2, finite whatever
 * either excludes.
 *
 * The prediction holds probabilities unless `input` says "logits" or "logProbs"; the target is a distribution of the same
 * shape, and neither is normalised.
 *
 * @example
 * ```ts
 * import { triangularDiscriminationLoss } from "@surprisal/info-theory/triangular-discrimination-loss";
 * triangularDiscriminationLoss([[0.25, 0.75]], [[0.5, 0.5]]).itemSync(); // → 0.13333333
 * ```
 */
export const triangularDiscriminationLoss = /* @__PURE__ */ defineLoss({
  name: "triangularDiscriminationLoss",
  title: "Triangular discrimination",
  plugin: "@surprisal/info-theory",
  formula: String.raw`\sum_k \frac{(y_k - p_k)^2}{y_k + p_k}`,
  domain: { prediction: ["distribution", "logits", "logProbability"], target: "distribution" },
  options: { ...predictionOptions },
  properties: { convex: true, robust: true, smooth: true, lipschitz: 3 },
  perSample(prediction, target, options) {
    return fromTarget("triangularDiscriminationLoss", prediction, target, options, triangularDiscrimination);
  },
  references: [
    "F. Topsøe, Some Inequalities for Information Divergence and Related Measures of Discrimination, 2000",
  ],
});
