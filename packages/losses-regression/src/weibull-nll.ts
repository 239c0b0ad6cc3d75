import { defineLoss } from "@surprisal/loss-registry";

/**
 * Surprisal of a lifetime under a Weibull distribution of scale λ and concentration (shape) k: log λ − log k − (k −
 * 1)·log(target/λ) + (target/λ)^k.
 *
 * k = 1 is `exponentialNll` of the rate 1/λ. At a target of 0 the loss is ∞ for k above 1 and −∞ below. A scale of 0
 * gives NaN, a concentration of 0 gives ∞, negative ones NaN. Scale, concentration and target broadcast. With censored
 * lifetimes: `acceleratedFailureTime`.
 *
 * @example
 * ```ts
 * import { weibullNll } from "@surprisal/losses-regression/weibull-nll";
 * weibullNll({ scale: [1, 2], concentration: [2, 1] }, [1, 2], { reduction: "none" }).arraySync(); // → [0.30685282, 1.6931472]
 * ```
 */
export const weibullNll = /* @__PURE__ */ defineLoss({
  name: "weibullNll",
  title: "Weibull likelihood",
  plugin: "@surprisal/losses-regression",
  formula: String.raw`\log\frac\lambda k - (k - 1)\log\frac y\lambda + \Bigl(\frac y\lambda\Bigr)^k`,
  domain: { prediction: { scale: "positive", concentration: "positive" }, target: "positive" },
  properties: { convex: false, robust: false, smooth: true },
  elementwise({ scale, concentration }, target) {
    const ratio = target.div(scale);
    return scale
      .log()
      .sub(concentration.log())
      .sub(concentration.sub(1).xlogy(ratio))
      .add(ratio.pow(concentration));
  },
  peers: {
    PyTorch: "-distributions.Weibull(scale, concentration).log_prob",
    "TensorFlow Probability": "-distributions.Weibull(concentration, scale).log_prob",
    SciPy: "-stats.weibull_min.logpdf(c=concentration)",
    lifelines: "WeibullFitter",
  },
  references: ["W. Weibull, A Statistical Distribution Function of Wide Applicability, 1951"],
});
