import { defineLoss } from "@surprisal/loss-registry";
import { deviance } from "./support/deviance.js";

/**
 * Twice what the Poisson log-likelihood of the predicted mean lacks to that of the target itself:
 * 2(target·log(target/mean) − target + mean).
 *
 * 0 where they agree, and never negative. At target 0 it is twice the mean. A mean of 0 gives ∞ unless the target is 0
 * too; a negative one gives NaN, and at target 0 a number without meaning. Prediction and target broadcast.
 *
 * @example
 * ```ts
 * import { poissonDeviance } from "@surprisal/losses-regression/poisson-deviance";
 * poissonDeviance([1, 2], [2, 0], { reduction: "none" }).arraySync(); // → [0.77258872, 4]
 * ```
 */
export const poissonDeviance = /* @__PURE__ */ defineLoss({
  name: "poissonDeviance",
  title: "Poisson deviance",
  plugin: "@surprisal/losses-regression",
  formula: String.raw`2\Bigl(y\log\frac yf - y + f\Bigr)`,
  domain: { prediction: "positive", target: "nonNegative" },
  properties: { convex: true, robust: false, smooth: true, minimisedBy: "mean" },
  elementwise: (prediction, target) => deviance(prediction, target, 1),
  peers: {
    "scikit-learn": "metrics.mean_poisson_deviance",
    statsmodels: "genmod.families.Poisson.deviance",
    torchmetrics: "TweedieDevianceScore(power=1)",
  },
  references: ["P. McCullagh & J. A. Nelder, Generalized Linear Models, 1989"],
});
