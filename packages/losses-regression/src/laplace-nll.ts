import { defineLoss } from "@surprisal/loss-registry";

/**
 * Surprisal of the target under a Laplace distribution: |target − location|/scale + log(2·scale).
 *
 * Where target and location agree, the slope of the location is 0. A scale of 0 gives ∞ − ∞ = NaN, as does a negative
 * one. Location, scale and target broadcast.
 *
 * @example
 * ```ts
 * import { laplaceNll } from "@surprisal/losses-regression/laplace-nll";
 * laplaceNll({ location: [0, 1], scale: [0.5, 2] }, [1, 1], { reduction: "none" }).arraySync(); // → [2, 1.3862944]
 * ```
 */
export const laplaceNll = /* @__PURE__ */ defineLoss({
  name: "laplaceNll",
  title: "Laplace likelihood",
  plugin: "@surprisal/losses-regression",
  formula: String.raw`\frac{|y - \mu|}{b} + \log 2b`,
  domain: { prediction: { location: "real", scale: "positive" }, target: "real" },
  properties: {
    convex: false,
    robust: false,
    smooth: false,
    minimisedBy: "median and mean absolute deviation from it",
  },
  elementwise: ({ location, scale }, target) => target.sub(location).abs().div(scale).add(scale.mul(2).log()),
  peers: {
    PyTorch: "-distributions.Laplace(loc, scale).log_prob",
    "TensorFlow Probability": "-distributions.Laplace(loc, scale).log_prob",
    SciPy: "-stats.laplace.logpdf",
  },
  references: ["P. S. Laplace, Mémoire sur la probabilité des causes par les événements, 1774"],
});
