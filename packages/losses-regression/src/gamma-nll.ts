import { defineLoss } from "@surprisal/loss-registry";
import { logGamma } from "./support/log-gamma.js";

/**
 * Surprisal of a positive target under a gamma distribution: log Γ(concentration) − concentration·log rate −
 * (concentration − 1)·log target + rate·target.
 *
 * Concentration 1 is `exponentialNll`, at a target of 0 too. A concentration of 0 gives ∞; a rate of 0 gives ∞ as well,
 * and negative ones NaN, or for the concentration a number without meaning. Concentration, rate and target broadcast.
 *
 * @example
 * ```ts
 * import { gammaNll } from "@surprisal/losses-regression/gamma-nll";
 * gammaNll({ concentration: [2, 1], rate: [1, 2] }, [1, 0], { reduction: "none" }).arraySync(); // → [1, -0.69314718]
 * ```
 */
export const gammaNll = /* @__PURE__ */ defineLoss({
  name: "gammaNll",
  title: "Gamma likelihood",
  plugin: "@surprisal/losses-regression",
  formula: String.raw`\log\Gamma(\alpha) - \alpha\log\beta - (\alpha - 1)\log y + \beta y`,
  domain: { prediction: { concentration: "positive", rate: "positive" }, target: "positive" },
  properties: { convex: true, robust: false, smooth: true },
  elementwise: ({ concentration, rate }, target) =>
    logGamma(concentration)
      .sub(concentration.xlogy(rate))
      .sub(concentration.sub(1).xlogy(target))
      .add(rate.mul(target)),
  peers: {
    PyTorch: "-distributions.Gamma(concentration, rate).log_prob",
    "TensorFlow Probability": "-distributions.Gamma(concentration, rate).log_prob",
    SciPy: "-stats.gamma.logpdf(a=concentration, scale=1/rate)",
  },
  references: ["N. L. Johnson, S. Kotz & N. Balakrishnan, Continuous Univariate Distributions 1, 1994"],
});
