import { defineLoss } from "@surprisal/loss-registry";
import { squaredHellingerDistance } from "./squared-hellinger-distance.js";
import { fromTarget, predictionOptions } from "./support/prediction.js";

/**
 * Squared Hellinger distance of prediction and target, `½ Σ (√y − √p)²`: from 0 to 1, finite whatever either excludes.
 *
 * The prediction holds probabilities unless `input` says "logits" or "logProbs"; the target is a distribution of the same
 * shape, and neither is normalised.
 *
 * @example
 * ```ts
 * import { squaredHellingerLoss } from "@surprisal/info-theory/squared-hellinger-loss";
 * squaredHellingerLoss([[0, 1]], [[1, 0]]).itemSync(); // → 1
 * ```
 */
export const squaredHellingerLoss = /* @__PURE__ */ defineLoss({
  name: "squaredHellingerLoss",
  title: "Squared Hellinger distance",
  plugin: "@surprisal/info-theory",
  formula: String.raw`\tfrac12 \sum_k (\sqrt{y_k} - \sqrt{p_k})^2`,
  domain: { prediction: ["distribution", "logits", "logProbability"], target: "distribution" },
  options: { ...predictionOptions },
  properties: { convex: true, smooth: true },
  perSample(prediction, target, options) {
    return fromTarget("squaredHellingerLoss", prediction, target, options, squaredHellingerDistance);
  },
  references: ["R. Beran, Minimum Hellinger Distance Estimates for Parametric Models, 1977"],
});
