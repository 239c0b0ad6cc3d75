import { defineLoss } from "@surprisal/loss-registry";
import { alphaDivergence } from "./alpha-divergence.js";
import { fromTarget, predictionOptions } from "./support/prediction.js";

/**
 * Amari's α-divergence of the target from the prediction: Kullback and Leibler's at −1, four times squared Hellinger at 0,
 * reverse Kullback and Leibler's at 1. The larger α, the more the prediction may leave out.
 *
 * The prediction holds probabilities unless `input` says "logits" or "logProbs"; the target is a distribution of the same
 * shape, and neither is normalised.
 *
 * @example
 * ```ts
 * import { alphaDivergenceLoss } from "@surprisal/info-theory/alpha-divergence-loss";
 * alphaDivergenceLoss([[0.25, 0.75]], [[0.5, 0.5]], { alpha: -3 }).itemSync(); // → 0.16666667
 * ```
 */
export const alphaDivergenceLoss = /* @__PURE__ */ defineLoss({
  name: "alphaDivergenceLoss",
  title: "Amari's α-divergence",
  plugin: "@surprisal/info-theory",
  formula: String.raw`\frac{4}{1 - \alpha^2} \Bigl(1 - \sum_k y_k^{(1 - \alpha)/2} p_k^{(1 + \alpha)/2}\Bigr)`,
  domain: { prediction: ["distribution", "logits", "logProbability"], target: "distribution" },
  options: {
    ...predictionOptions,
    alpha: { default: 0, summary: "The order in Amari's numbering: any number." },
  },
  properties: { convex: true, smooth: true },
  perSample(prediction, target, options) {
    return fromTarget("alphaDivergenceLoss", prediction, target, options, (truth, model, at) =>
      alphaDivergence(truth, model, { ...at, alpha: options.alpha }),
    );
  },
  references: ["S. Amari, Differential-Geometrical Methods in Statistics, 1985"],
});
