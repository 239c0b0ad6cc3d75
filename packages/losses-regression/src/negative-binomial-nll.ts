import { defineLoss } from "@surprisal/loss-registry";
import { logGamma } from "./support/log-gamma.js";

/**
 * Surprisal of a count under a negative binomial distribution: the number of successes, each of probability
 * sigmoid(logits), before `totalCount` failures, which need not be whole: r·softplus(logits) + y·softplus(−logits) +
 * log y! + log Γ(r) − log Γ(r + y), where r is `totalCount`.
 *
 * Its mean is m = r·exp(logits), its variance m + m²/r: for a regression on the mean with dispersion 1/r, as in
 * statsmodels, give `logits` log(mean/r). A `totalCount` of 0 allows no count but 0, and gives ∞ for others; negative
 * ones give numbers without meaning. Total count, logits and target broadcast.
 *
 * @example
 * ```ts
 * import { negativeBinomialNll } from "@surprisal/losses-regression/negative-binomial-nll";
 * negativeBinomialNll({ totalCount: [1, 2], logits: [0, 0] }, [2, 1], { reduction: "none" }).arraySync(); // → [2.0794415, 1.3862944]
 * ```
 */
export const negativeBinomialNll = /* @__PURE__ */ defineLoss({
  name: "negativeBinomialNll",
  title: "Negative binomial likelihood",
  plugin: "@surprisal/losses-regression",
  formula: String.raw`r\log(1 + e^\ell) + y\log(1 + e^{-\ell}) - \log\frac{\Gamma(r + y)}{y!\,\Gamma(r)}`,
  domain: { prediction: { totalCount: "positive", logits: "logits" }, target: "count" },
  properties: { convex: false, robust: false, smooth: true },
  elementwise({ totalCount, logits }, target) {
    // Γ(r + 0)/Γ(r) is 1 whatever r; the difference of its logarithms is not, at r = 0.
    const none = target.equal(0);
    const r = none.where(1, totalCount);
    const choices = none.where(0, logGamma(r).sub(logGamma(r.add(target)))).add(target.add(1).lgamma());
    return totalCount.mul(logits.softplus()).add(target.mul(logits.neg().softplus())).add(choices);
  },
  peers: {
    PyTorch: "-distributions.NegativeBinomial(total_count, logits=logits).log_prob",
    "TensorFlow Probability": "-distributions.NegativeBinomial(total_count, logits).log_prob",
    SciPy: "-stats.nbinom.logpmf",
    statsmodels: "discrete.discrete_model.NegativeBinomial",
  },
  references: ["J. M. Hilbe, Negative Binomial Regression, 2011"],
});
