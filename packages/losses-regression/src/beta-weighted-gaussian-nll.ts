import { defineLoss } from "@surprisal/loss-registry";
import { floored, gaussian } from "./support/gaussian.js";

/**
 * β-NLL: `gaussianNll` of each element times its variance to the power `beta`, a weight through which no gradient
 * flows.
 *
 * It keeps the mean from being neglected where the predicted variance is large: the gradient of the mean is that of
 * `gaussianNll` at `beta` 0, and that of half the squared error at 1. As the weight is a constant to the gradient,
 * gradient and value belong to different functions for `beta` above 0: differences of the values do not give the
 * gradient. `full` and `eps` are those of `gaussianNll`. Mean, variance and target broadcast.
 *
 * @example
 * ```ts
 * import { betaWeightedGaussianNll } from "@surprisal/losses-regression/beta-weighted-gaussian-nll";
 * betaWeightedGaussianNll({ mean: [2], variance: [4] }, [0]).itemSync(); // → 2.3862944
 * betaWeightedGaussianNll.valueAndGrad({ mean: [2], variance: [4] }, [0], { beta: 1 }).gradient.mean.arraySync(); // → [2]
 * ```
 */
export const betaWeightedGaussianNll = /* @__PURE__ */ defineLoss({
  name: "betaWeightedGaussianNll",
  title: "Gaussian likelihood weighted by variance (β-NLL)",
  plugin: "@surprisal/losses-regression",
  formula: String.raw`\lfloor\sigma^{2\beta}\rfloor\,\tfrac12\Bigl(\log\sigma^2 + \frac{(y - \mu)^2}{\sigma^2}\Bigr)`,
  domain: { prediction: { mean: "real", variance: "positive" }, target: "real" },
  options: {
    beta: { default: 0.5, min: 0, max: 1, summary: "Power of the variance in the weight." },
    full: { type: "boolean", default: false, summary: "Adds the constant ½ log 2π to the likelihood." },
    eps: { default: 1e-6, min: 0, summary: "What a variance counts at least." },
  },
  properties: { convex: false, robust: false },
  elementwise({ mean, variance }, target, { beta, full, eps }) {
    const spread = floored(variance, eps);
    return spread
      .detach()
      .pow(beta)
      .mul(gaussian(target.sub(mean), spread, full));
  },
  references: [
    "M. Seitzer, A. Tavakoli, D. Antic & G. Martius, On the Pitfalls of Heteroscedastic Uncertainty Estimation with Probabilistic Neural Networks, ICLR 2022",
  ],
});
