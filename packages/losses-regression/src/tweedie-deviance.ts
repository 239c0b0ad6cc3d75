import { defineLoss } from "@surprisal/loss-registry";
import { deviance } from "./support/deviance.js";
import { checkPower } from "./support/tweedie-power.js";

/**
 * Deviance of the Tweedie family: twice what the log-likelihood of the predicted mean lacks to that of the target
 * itself, for a variance that grows like the mean to `power`.
 *
 * Power 0, the default as in scikit-learn, is `squaredError`, 1 `poissonDeviance`, 2 `gammaDeviance`, 3 that of the
 * inverse Gaussian; between 1 and 2 targets are 0 or positive (insurance claims, rain), from 2 on they are positive,
 * and below 1 any number. Other targets, and means that are not positive, give NaN or ∞, but at power 0. Prediction
 * and target broadcast.
 *
 * @throws ValueError for a power between 0 and 1, of which there is no distribution.
 * @example
 * ```ts
 * import { tweedieDeviance } from "@surprisal/losses-regression/tweedie-deviance";
 * tweedieDeviance([4, 1], [1, 0], { power: 1.5, reduction: "none" }).arraySync(); // → [2, 4]
 * tweedieDeviance([3], [1], { power: 0 }).itemSync(); // → 4
 * ```
 */
export const tweedieDeviance = /* @__PURE__ */ defineLoss({
  name: "tweedieDeviance",
  title: "Tweedie deviance",
  plugin: "@surprisal/losses-regression",
  formula: String.raw`2\Bigl(\frac{\max(y, 0)^{2 - p}}{(1 - p)(2 - p)} - \frac{y f^{1 - p}}{1 - p} + \frac{f^{2 - p}}{2 - p}\Bigr)`,
  domain: { prediction: "positive", target: "positive" },
  options: {
    power: {
      default: 0,
      summary: "Power of the mean to which the variance is proportional: at most 0, or at least 1.",
    },
  },
  properties: { robust: false, smooth: true, minimisedBy: "mean" },
  elementwise(prediction, target, { power }) {
    checkPower("tweedieDeviance", power);
    return deviance(prediction, target, power);
  },
  peers: {
    "scikit-learn": "metrics.mean_tweedie_deviance",
    statsmodels: "genmod.families.Tweedie.deviance",
    torchmetrics: "TweedieDevianceScore",
  },
  references: ["B. Jørgensen, The Theory of Dispersion Models, 1997"],
});
