import { defineLoss } from "@surprisal/loss-registry";
import { gammaDivergence } from "./gamma-divergence.js";
import { fromTarget, predictionOptions } from "./support/prediction.js";

/**
 * γ-divergence of the target from the prediction, by Fujisawa and Eguchi: its scale means nothing, and outliers among the
 * samples, even many, hardly move it. Kullback and Leibler's at order 0.
 *
 * The prediction holds probabilities unless `input` says "logits" or "logProbs"; the target is a distribution of the same
 * shape, and neither is normalised.
 *
 * @example
 * ```ts
 * import { gammaDivergenceLoss } from "@surprisal/info-theory/gamma-divergence-loss";
 * gammaDivergenceLoss([[1, 3]], [[2, 2]], { gamma: 1 }).itemSync(); // → 0.11157177
 * ```
 */
export const gammaDivergenceLoss = /* @__PURE__ */ defineLoss({
  name: "gammaDivergenceLoss",
  title: "γ-divergence",
  plugin: "@surprisal/info-theory",
  formula: String.raw`\frac{\log \sum_k y_k^{1 + \gamma}}{\gamma (1 + \gamma)} + \frac{\log \sum_k p_k^{1 + \gamma}}{1 + \gamma} - \frac{\log \sum_k y_k p_k^\gamma}{\gamma}`,
  domain: { prediction: ["distribution", "logits", "logProbability"], target: "distribution" },
  options: {
    ...predictionOptions,
    gamma: { default: 0.5, min: 0, summary: "The order, from 0: the larger, the less outliers count." },
  },
  properties: { convex: false, smooth: true },
  perSample(prediction, target, options) {
    return fromTarget("gammaDivergenceLoss", prediction, target, options, (truth, model, at) =>
      gammaDivergence(truth, model, { ...at, gamma: options.gamma }),
    );
  },
  references: [
    "H. Fujisawa & S. Eguchi, Robust Parameter Estimation with a Small Bias against Heavy Contamination, 2008",
  ],
});
