import { defineLoss } from "@surprisal/loss-registry";

/**
 * Surprisal of a waiting time under an exponential distribution of the predicted rate: rate·target − log rate.
 *
 * A rate of 0 gives ∞, a negative one NaN. Targets below 0 have no density, which is not checked. Rate and target
 * broadcast.
 *
 * @example
 * ```ts
 * import { exponentialNll } from "@surprisal/losses-regression/exponential-nll";
 * exponentialNll([1, 2], [3, 0.5], { reduction: "none" }).arraySync(); // → [3, 0.30685282]
 * ```
 */
export const exponentialNll = /* @__PURE__ */ defineLoss({
  name: "exponentialNll",
  title: "Exponential likelihood",
  plugin: "@surprisal/losses-regression",
  formula: String.raw`\lambda y - \log\lambda`,
  domain: { prediction: "positive", target: "nonNegative" },
  properties: { convex: true, robust: false, smooth: true, minimisedBy: "reciprocal of the mean" },
  elementwise: (rate, target) => rate.mul(target).sub(rate.log()),
  peers: {
    PyTorch: "-distributions.Exponential(rate).log_prob",
    "TensorFlow Probability": "-distributions.Exponential(rate).log_prob",
    SciPy: "-stats.expon.logpdf(scale=1/rate)",
  },
  references: ["N. Balakrishnan & A. P. Basu, The Exponential Distribution, 1995"],
});
