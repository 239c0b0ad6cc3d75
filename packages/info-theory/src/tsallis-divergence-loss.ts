import { defineLoss } from "@surprisal/loss-registry";
import { fromTarget, predictionOptions } from "./support/prediction.js";
import { tsallisDivergence } from "./tsallis-divergence.js";

/**
 * Tsallis' relative entropy of the target from the prediction, `(Σ y^α p^(1−α) − 1) / (α − 1)`: Kullback and Leibler's at
 * order 1, bounded by 1/(1 − α) below it.
 *
 * The prediction holds probabilities unless `input` says "logits" or "logProbs"; the target is a distribution of the same
 * shape, and neither is normalised.
 *
 * @example
 * ```ts
 * import { tsallisDivergenceLoss } from "@surprisal/info-theory/tsallis-divergence-loss";
 * tsallisDivergenceLoss([[0.25, 0.75]], [[0.5, 0.5]], { alpha: 2 }).itemSync(); // → 0.33333333
 * ```
 */
export const tsallisDivergenceLoss = /* @__PURE__ */ defineLoss({
  name: "tsallisDivergenceLoss",
  title: "Tsallis' relative entropy",
  plugin: "@surprisal/info-theory",
  formula: String.raw`\frac{1}{\alpha - 1} \Bigl(\sum_k y_k^\alpha p_k^{1 - \alpha} - 1\Bigr)`,
  domain: { prediction: ["distribution", "logits", "logProbability"], target: "distribution" },
  options: { ...predictionOptions, alpha: { default: 0.5, exclusiveMin: 0, summary: "The order, above 0." } },
  properties: { convex: true, smooth: true },
  perSample(prediction, target, options) {
    return fromTarget("tsallisDivergenceLoss", prediction, target, options, (truth, model, at) =>
      tsallisDivergence(truth, model, { ...at, alpha: options.alpha }),
    );
  },
  references: ["C. Tsallis, Generalized Entropy-Based Criterion for Consistent Testing, 1998"],
});
