import { defineLoss } from "@surprisal/loss-registry";
import { floored, gaussian } from "./support/gaussian.js";

/**
 * Surprisal of the target under a normal distribution whose mean and variance are both predicted: ½(log variance +
 * (target − mean)²/variance).
 *
 * `full: true` adds ½ log 2π, which makes it −log of the density. A variance below `eps`, 0 and negative ones included,
 * counts as `eps`, while its gradient is that of the loss at `eps` (as in PyTorch, which rejects negative ones). Mean,
 * variance and target broadcast as in NumPy: PyTorch's variance without the last axis is `variance.unsqueeze(-1)`.
 * Where the variance is NaN, or both it and the error are infinite, so is the loss NaN.
 *
 * @example
 * ```ts
 * import { gaussianNll } from "@surprisal/losses-regression/gaussian-nll";
 * gaussianNll({ mean: [0, 2], variance: [1, 4] }, [1, 0], { reduction: "none" }).arraySync(); // → [0.5, 1.1931472]
 * gaussianNll({ mean: [0], variance: [1] }, [0], { full: true }).itemSync(); // → 0.91893853
 * ```
 */
export const gaussianNll = /* @__PURE__ */ defineLoss({
  name: "gaussianNll",
  title: "Gaussian likelihood",
  plugin: "@surprisal/losses-regression",
  formula: String.raw`\tfrac12\Bigl(\log\sigma^2 + \frac{(y - \mu)^2}{\sigma^2}\Bigr)`,
  domain: { prediction: { mean: "real", variance: "positive" }, target: "real" },
  options: {
    full: { type: "boolean", default: false, summary: "Adds the constant ½ log 2π." },
    eps: { default: 1e-6, min: 0, summary: "What a variance counts at least." },
  },
  properties: { convex: false, robust: false, smooth: true, minimisedBy: "mean and variance" },
  elementwise: ({ mean, variance }, target, { full, eps }) =>
    gaussian(target.sub(mean), floored(variance, eps), full),
  peers: {
    PyTorch: "nn.GaussianNLLLoss",
    "TensorFlow Probability": "-distributions.Normal(mean, sqrt(variance)).log_prob",
  },
  references: [
    "D. A. Nix & A. S. Weigend, Estimating the Mean and Variance of the Target Probability Distribution, ICNN 1994",
  ],
});
