import { defineLoss } from "@surprisal/loss-registry";
import { logOnePlusSquare } from "./support/log-one-plus-square.js";

/**
 * Surprisal of the target under a Cauchy distribution: log π + log scale + log(1 + ((target − location)/scale)²).
 *
 * As a loss of the location alone with a fixed scale it is `cauchy` up to factor and constant. It stays finite for
 * every finite error. A scale of 0 gives ∞ − ∞ = NaN, a negative one NaN. Location, scale and target broadcast.
 *
 * @example
 * ```ts
 * import { cauchyNll } from "@surprisal/losses-regression/cauchy-nll";
 * cauchyNll({ location: [0, 0], scale: [1, 2] }, [1, 0], { reduction: "none" }).arraySync(); // → [1.8378771, 1.8378771]
 * ```
 */
export const cauchyNll = /* @__PURE__ */ defineLoss({
  name: "cauchyNll",
  title: "Cauchy likelihood",
  plugin: "@surprisal/losses-regression",
  formula: String.raw`\log\pi\gamma + \log\Bigl(1 + \Bigl(\frac{y - x_0}{\gamma}\Bigr)^2\Bigr)`,
  domain: { prediction: { location: "real", scale: "positive" }, target: "real" },
  properties: { convex: false, robust: false, smooth: true },
  elementwise: ({ location, scale }, target) =>
    logOnePlusSquare(target.sub(location).div(scale)).add(scale.log()).add(Math.log(Math.PI)),
  peers: {
    PyTorch: "-distributions.Cauchy(loc, scale).log_prob",
    "TensorFlow Probability": "-distributions.Cauchy(loc, scale).log_prob",
    SciPy: "-stats.cauchy.logpdf",
  },
  references: [
    "J. A. Barnett, Evaluation of the Maximum-Likelihood Estimator where the Likelihood Equation has Multiple Roots, Biometrika 53, 1966",
  ],
});
