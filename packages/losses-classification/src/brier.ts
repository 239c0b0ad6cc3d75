import { defineLoss } from "@surprisal/loss-registry";

/**
 * The squared distance of a predicted probability from the label 0 or 1, (p − y)²: a proper score, minimised by the true
 * probability. Labels may lie between.
 *
 * Between 0 and 1 on probabilities, so that one mistake costs at most 1. The slope is 2(p − y). `multiclassBrier` is
 * that of several classes, and twice this for two; `brierDecomposition` says what it consists of.
 *
 * @example
 * ```ts
 * import { brier } from "@surprisal/losses-classification/brier";
 * brier([0.9, 0.5, 0], [1, 1, 1], { reduction: "none" }).arraySync(); // → [0.01, 0.25, 1]
 * brier.valueAndGrad([0.5], [1]).gradient.arraySync(); // → [-1]
 * ```
 */
export const brier = /* @__PURE__ */ defineLoss({
  name: "brier",
  aliases: ["brierScore"],
  title: "Brier score",
  plugin: "@surprisal/losses-classification",
  formula: String.raw`(p - y)^2`,
  domain: { prediction: "probability", target: "binary" },
  properties: { convex: true, robust: true, smooth: true, minimisedBy: "mean", lipschitz: 2 },
  elementwise: (probability, target) => probability.sub(target).square(),
  references: ["G. W. Brier, Verification of Forecasts Expressed in Terms of Probability, 1950"],
  peers: { "scikit-learn": "metrics.brier_score_loss" },
});
