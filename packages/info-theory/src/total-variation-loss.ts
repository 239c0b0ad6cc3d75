import { defineLoss } from "@surprisal/loss-registry";
import { fromTarget, predictionOptions } from "./support/prediction.js";
import { totalVariationDistance } from "./total-variation-distance.js";

/**
 * Total variation distance of prediction and target, `½ Σ |y − p|`: from 0 to 1. For a target that is certain of a class it
 * is 1 − p of that class. Subgradient 0 where both are equal.
 *
 * The prediction holds probabilities unless `input` says "logits" or "logProbs"; the target is a distribution of the same
 * shape, and neither is normalised.
 *
 * @example
 * ```ts
 * import { totalVariationLoss } from "@surprisal/info-theory/total-variation-loss";
 * totalVariationLoss([[0.25, 0.75]], [[0.5, 0.5]]).itemSync(); // → 0.25
 * ```
 */
export const totalVariationLoss = /* @__PURE__ */ defineLoss({
  name: "totalVariationLoss",
  title: "Total variation distance",
  plugin: "@surprisal/info-theory",
  formula: String.raw`\tfrac12 \sum_k |y_k - p_k|`,
  domain: { prediction: ["distribution", "logits", "logProbability"], target: "distribution" },
  options: { ...predictionOptions },
  properties: { convex: true, robust: true, smooth: false, lipschitz: 0.5 },
  perSample(prediction, target, options) {
    return fromTarget("totalVariationLoss", prediction, target, options, totalVariationDistance);
  },
  references: [
    "A. Ghosh, H. Kumar & P. S. Sastry, Robust Loss Functions under Label Noise for Deep Neural Networks, 2017",
  ],
});
