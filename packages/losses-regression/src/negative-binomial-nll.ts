import { defineLoss } from "@surprisal/loss-registry";
import { customGrad, type Tensor } from "@surprisal/tensor";
import { digammaGap, logBetaAgainst } from "./support/log-gamma.js";

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
  elementwise: ({ totalCount, logits }, target) => surprisal(totalCount, logits, target),
  peers: {
    PyTorch: "-distributions.NegativeBinomial(total_count, logits=logits).log_prob",
    "TensorFlow Probability": "-distributions.NegativeBinomial(total_count, logits).log_prob",
    SciPy: "-stats.nbinom.logpmf",
    statsmodels: "discrete.discrete_model.NegativeBinomial",
  },
  references: ["J. M. Hilbe, Negative Binomial Regression, 2011"],
});

const surprisal = /* @__PURE__ */ customGrad((r: Tensor, logits: Tensor, y: Tensor) => {
  const [yes, no] = [logits.sigmoid(), logits.neg().sigmoid()];
  const [lacksYes, lacksNo] = [logits.neg().softplus(), logits.softplus()];
  const none = y.equal(0);
  const [count, failures] = [none.where(1, y), none.logicalOr(r.equal(0)).where(1, r)];
  const failed = r.mul(lacksNo);
  const some = logBetaAgainst(failures, count, {
    excess: count.mul(no).sub(failures.mul(yes)),
    cross: failed.add(y.mul(lacksYes)),
  });
  const gap = none.where(0, digammaGap(none.where(1, r), count));
  return {
    value: none.where(failed, r.equal(0).where(Number.POSITIVE_INFINITY, some.add(count.log()))),
    gradient: (dy) => [
      dy.mul(lacksNo.sub(gap)),
      dy.mul(r.mul(yes).sub(y.mul(no))),
      dy.mul(lacksYes.sub(y.add(r).digamma()).add(y.add(1).digamma())),
    ],
  };
});
