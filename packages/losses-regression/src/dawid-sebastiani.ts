import { defineLoss } from "@surprisal/loss-registry";
import { gaussian } from "./support/gaussian.js";

/**
 * Score of a forecast by its mean and variance alone: log variance + (target − mean)²/variance.
 *
 * Proper for every distribution with these moments, and twice the surprisal of a normal one up to its constant. A
 * variance of 0 gives ∞ − ∞ = NaN, as does a negative one. Mean, variance and target broadcast.
 *
 * @example
 * ```ts
 * import { dawidSebastiani } from "@surprisal/losses-regression/dawid-sebastiani";
 * dawidSebastiani({ mean: [0, 2], variance: [1, 4] }, [1, 0], { reduction: "none" }).arraySync(); // → [1, 2.3862944]
 * ```
 */
export const dawidSebastiani = /* @__PURE__ */ defineLoss({
  name: "dawidSebastiani",
  title: "Dawid–Sebastiani score",
  plugin: "@surprisal/losses-regression",
  formula: String.raw`\log\sigma^2 + \frac{(y - \mu)^2}{\sigma^2}`,
  domain: { prediction: { mean: "real", variance: "positive" }, target: "real" },
  properties: { convex: false, robust: false, smooth: true, minimisedBy: "mean and variance" },
  elementwise: ({ mean, variance }, target) => gaussian(target.sub(mean), variance, false).mul(2),
  peers: { scoringRules: "dss_norm" },
  references: [
    "A. P. Dawid & P. Sebastiani, Coherent Dispersion Criteria for Optimal Experimental Design, Annals of Statistics 27, 1999",
  ],
});
