import { defineLoss } from "@surprisal/loss-registry";
import { jensenShannonDivergence } from "./jensen-shannon-divergence.js";
import { fromTarget, predictionOptions } from "./support/prediction.js";

/**
 * Jensen–Shannon divergence of prediction and target in nats: symmetric and at most log 2, so that confident mistakes cost
 * little more than plain ones. `targetShare` w makes the mixture w y + (1 − w) p, and weighs both parts likewise.
 *
 * The prediction holds probabilities unless `input` says "logits" or "logProbs"; the target is a distribution of the same
 * shape, and neither is normalised.
 *
 * @example
 * ```ts
 * import { jensenShannonDivergenceLoss } from "@surprisal/info-theory/jensen-shannon-divergence-loss";
 * jensenShannonDivergenceLoss([[0, 1]], [[1, 0]]).itemSync(); // → 0.69314718
 * ```
 */
export const jensenShannonDivergenceLoss = /* @__PURE__ */ defineLoss({
  name: "jensenShannonDivergenceLoss",
  title: "Jensen–Shannon divergence",
  plugin: "@surprisal/info-theory",
  formula: String.raw`\tfrac12 \sum_k \Bigl(y_k \log\frac{2 y_k}{y_k + p_k} + p_k \log\frac{2 p_k}{y_k + p_k}\Bigr)`,
  domain: { prediction: ["distribution", "logits", "logProbability"], target: "distribution" },
  options: {
    ...predictionOptions,
    targetShare: {
      default: 0.5,
      exclusiveMin: 0,
      exclusiveMax: 1,
      summary: "The share of the target in the mixture; the prediction has the rest.",
    },
  },
  properties: { convex: true, smooth: true },
  perSample(prediction, target, options) {
    return fromTarget("jensenShannonDivergenceLoss", prediction, target, options, (truth, model, at) =>
      jensenShannonDivergence(truth, model, { ...at, weight: options.targetShare }),
    );
  },
  references: [
    "J. Lin, Divergence Measures Based on the Shannon Entropy, 1991",
    "E. Englesson & H. Azizpour, Generalized Jensen–Shannon Divergence Loss for Learning with Noisy Labels, 2021",
  ],
});
