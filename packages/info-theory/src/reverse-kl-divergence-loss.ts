import { defineLoss } from "@surprisal/loss-registry";
import { klDivergence } from "./kl-divergence.js";
import { fromTarget, predictionOptions } from "./support/prediction.js";

/**
 * Reverse Kullback–Leibler divergence, of the prediction from the target: `Σ p log(p / y)`. Where the target has several
 * peaks it settles on one of them, rather than covering all as `klDivergenceLoss` does. ∞ where p > 0 = y.
 *
 * The prediction holds probabilities unless `input` says "logits" or "logProbs"; the target is a distribution of the same
 * shape, and neither is normalised.
 *
 * @example
 * ```ts
 * import { reverseKlDivergenceLoss } from "@surprisal/info-theory/reverse-kl-divergence-loss";
 * reverseKlDivergenceLoss([[0.25, 0.75]], [[0.5, 0.5]]).itemSync(); // → 0.13081203594113694
 * ```
 */
export const reverseKlDivergenceLoss = /* @__PURE__ */ defineLoss({
  name: "reverseKlDivergenceLoss",
  title: "Reverse Kullback–Leibler divergence",
  plugin: "@surprisal/info-theory",
  formula: String.raw`\sum_k p_k \log\frac{p_k}{y_k}`,
  domain: { prediction: ["distribution", "logits", "logProbability"], target: "distribution" },
  options: { ...predictionOptions },
  properties: { convex: true, smooth: true },
  perSample(prediction, target, options) {
    return fromTarget("reverseKlDivergenceLoss", prediction, target, options, (truth, model, at) =>
      klDivergence(model, truth, at),
    );
  },
  references: ["T. Minka, Divergence Measures and Message Passing, 2005"],
});
