import { defineLoss } from "@surprisal/loss-registry";
import { bhattacharyyaDistance } from "./bhattacharyya-distance.js";
import { fromTarget, predictionOptions } from "./support/prediction.js";

/**
 * Bhattacharyya distance of prediction and target, `−log Σ √(yp)`: 0 where they are equal, ∞ where they share nothing.
 *
 * The prediction holds probabilities unless `input` says "logits" or "logProbs"; the target is a distribution of the same
 * shape, and neither is normalised.
 *
 * @example
 * ```ts
 * import { bhattacharyyaLoss } from "@surprisal/info-theory/bhattacharyya-loss";
 * bhattacharyyaLoss([[1, 0]], [[0.5, 0.5]]).itemSync(); // → 0.34657359
 * ```
 */
export const bhattacharyyaLoss = /* @__PURE__ */ defineLoss({
  name: "bhattacharyyaLoss",
  title: "Bhattacharyya distance",
  plugin: "@surprisal/info-theory",
  formula: String.raw`-\log \sum_k \sqrt{y_k p_k}`,
  domain: { prediction: ["distribution", "logits", "logProbability"], target: "distribution" },
  options: { ...predictionOptions },
  properties: { convex: true, smooth: true },
  perSample(prediction, target, options) {
    return fromTarget("bhattacharyyaLoss", prediction, target, options, bhattacharyyaDistance);
  },
  references: ["A. Bhattacharyya, On a Measure of Divergence between Two Statistical Populations, 1943"],
});
