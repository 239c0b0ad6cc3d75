import { defineLoss } from "@surprisal/loss-registry";

/**
 * Surprisal of a positive target whose logarithm is normal with the predicted location and scale: log target + log
 * scale + ½ log 2π + ½((log target − location)/scale)².
 *
 * A target or scale of 0 gives ∞ − ∞ = NaN, negative ones NaN. Location, scale and target broadcast.
 *
 * @example
 * ```ts
 * import { logNormalNll } from "@surprisal/losses-regression/log-normal-nll";
 * logNormalNll({ location: [0, 0], scale: [1, 1] }, [1, Math.E], { reduction: "none" }).arraySync(); // → [0.91893853, 2.4189385]
 * ```
 */
export const logNormalNll = /* @__PURE__ */ defineLoss({
  name: "logNormalNll",
  title: "Log-normal likelihood",
  plugin: "@surprisal/losses-regression",
  formula: String.raw`\log y\sigma\sqrt{2\pi} + \frac{(\log y - \mu)^2}{2\sigma^2}`,
  domain: { prediction: { location: "real", scale: "positive" }, target: "positive" },
  properties: {
    convex: false,
    robust: false,
    smooth: true,
    minimisedBy: "mean and standard deviation of the logarithms",
  },
  elementwise({ location, scale }, target) {
    const log = target.log();
    return log
      .sub(location)
      .div(scale)
      .square()
      .mul(0.5)
      .add(log)
      .add(scale.log())
      .add(0.5 * Math.log(2 * Math.PI));
  },
  peers: {
    PyTorch: "-distributions.LogNormal(loc, scale).log_prob",
    "TensorFlow Probability": "-distributions.LogNormal(loc, scale).log_prob",
    SciPy: "-stats.lognorm.logpdf(s=scale, scale=exp(location))",
  },
  references: ["J. Aitchison & J. A. C. Brown, The Lognormal Distribution, 1957"],
});
