import { defineLoss } from "@surprisal/loss-registry";
import { jeffreysDivergence } from "./jeffreys-divergence.js";
import { fromTarget, predictionOptions } from "./support/prediction.js";

/**
 * Jeffreys' divergence of prediction and target, `Σ (y − p) log(y / p)`: Kullback and Leibler's in both directions, added. ∞
 * unless both exclude the same outcomes.
 *
 * The prediction holds probabilities unless `input` says "logits" or "logProbs"; the target is a distribution of the same
 * shape, and neither is normalised.
 *
 * @example
 * ```ts
 * import { jeffreysDivergenceLoss } from "@surprisal/info-theory/jeffreys-divergence-loss";
 * jeffreysDivergenceLoss([[0.25, 0.75]], [[0.5, 0.5]]).itemSync(); // → 0.27465307216702745
 * ```
 */
export const jeffreysDivergenceLoss = /* @__PURE__ */ defineLoss({
  name: "jeffreysDivergenceLoss",
  title: "Jeffreys' divergence",
  plugin: "@surprisal/info-theory",
  formula: String.raw`\sum_k (y_k - p_k) \log\frac{y_k}{p_k}`,
  domain: { prediction: ["distribution", "logits", "logProbability"], target: "distribution" },
  options: { ...predictionOptions },
  properties: { convex: true, smooth: true },
  perSample(prediction, target, options) {
    return fromTarget("jeffreysDivergenceLoss", prediction, target, options, jeffreysDivergence);
  },
  references: ["H. Jeffreys, An Invariant Form for the Prior Probability in Estimation Problems, 1946"],
});
