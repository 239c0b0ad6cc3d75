import { defineLoss } from "@surprisal/loss-registry";

/**
 * Surprisal of a count that is 0 with probability sigmoid(zeroLogits), and else Poisson with the logarithm `logRate` of
 * its rate.
 *
 * At target 0, where either may be the cause: softplus(−ℓ) − softplus(−ℓ − e^f); at others softplus(ℓ) + e^f − target·f
 * + log target!. It is −log of the probability, constants included. As ℓ falls it becomes the Poisson distribution. Log
 * rate, logits and target broadcast; logits of −∞ give NaN at target 0.
 *
 * @example
 * ```ts
 * import { zeroInflatedPoissonNll } from "@surprisal/losses-regression/zero-inflated-poisson-nll";
 * zeroInflatedPoissonNll({ logRate: [0, 0], zeroLogits: [0, 0] }, [0, 1], { reduction: "none" }).arraySync(); // → [0.37988549, 1.6931472]
 * ```
 */
export const zeroInflatedPoissonNll = /* @__PURE__ */ defineLoss({
  name: "zeroInflatedPoissonNll",
  title: "Zero-inflated Poisson likelihood",
  plugin: "@surprisal/losses-regression",
  formula: String.raw`-\log\begin{cases}\pi + (1 - \pi)e^{-\lambda} & y = 0\\ (1 - \pi)\,\lambda^y e^{-\lambda}/y! & y > 0\end{cases}`,
  domain: { prediction: { logRate: "real", zeroLogits: "logits" }, target: "count" },
  properties: { convex: false, robust: false, smooth: true },
  elementwise({ logRate, zeroLogits }, target) {
    const rate = logRate.exp();
    const zero = zeroLogits.neg().softplus().sub(zeroLogits.add(rate).neg().softplus());
    const counted = zeroLogits.softplus().add(rate).sub(target.mul(logRate)).add(target.add(1).lgamma());
    return target.equal(0).where(zero, counted);
  },
  peers: { statsmodels: "discrete.count_model.ZeroInflatedPoisson" },
  references: [
    "D. Lambert, Zero-Inflated Poisson Regression, with an Application to Defects in Manufacturing, Technometrics 34, 1992",
  ],
});
