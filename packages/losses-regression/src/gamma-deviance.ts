import { defineLoss } from "@surprisal/loss-registry";
import { deviance } from "./support/deviance.js";

/**
 * Twice what the gamma log-likelihood of the predicted mean lacks to that of the target itself: 2(log(mean/target) +
 * target/mean − 1).
 *
 * It depends on their ratio alone: an error of 10 % costs the same at any scale. 0 where they agree. A target of 0
 * gives ∞, a mean of 0 ∞ − ∞ = NaN, and NaN where their signs differ. Prediction and target broadcast.
 *
 * @example
 * ```ts
 * import { gammaDeviance } from "@surprisal/losses-regression/gamma-deviance";
 * gammaDeviance([1, 2], [2, 2], { reduction: "none" }).arraySync(); // → [0.61370564, 0]
 * ```
 */
export const gammaDeviance = /* @__PURE__ */ defineLoss({
  name: "gammaDeviance",
  title: "Gamma deviance",
  plugin: "@surprisal/losses-regression",
  formula: String.raw`2\Bigl(\log\frac fy + \frac yf - 1\Bigr)`,
  domain: { prediction: "positive", target: "positive" },
  properties: { convex: false, robust: false, smooth: true, minimisedBy: "mean" },
  elementwise: (prediction, target) => deviance(prediction, target, 2),
  peers: {
    "scikit-learn": "metrics.mean_gamma_deviance",
    statsmodels: "genmod.families.Gamma.deviance",
    torchmetrics: "TweedieDevianceScore(power=2)",
  },
  references: ["P. McCullagh & J. A. Nelder, Generalized Linear Models, 1989"],
});
