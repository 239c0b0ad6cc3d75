import { defineLoss } from "@surprisal/loss-registry";
import { lgammaHalf } from "./support/lgamma-half.js";
import { logOnePlusSquare } from "./support/log-one-plus-square.js";

/**
 * Surprisal of the target under Student's t distribution, with predicted degrees of freedom ν, location and scale: ½(ν
 * + 1) log(1 + z²/ν) + log scale + ½ log πν + log Γ(ν/2) − log Γ((ν + 1)/2), where z = (target − location)/scale.
 *
 * ν = 1 is `cauchyNll`; large ν approach the normal distribution without loss of digits. ν or a scale of 0, negative
 * ones and infinite ν give NaN. Degrees of freedom, location, scale and target broadcast.
 *
 * @example
 * ```ts
 * import { studentTNll } from "@surprisal/losses-regression/student-t-nll";
 * studentTNll({ df: [1, 1e6], location: [0, 0], scale: [1, 1] }, [1, 1], { reduction: "none" }).arraySync(); // → [1.8378771, 1.418939]
 * ```
 */
export const studentTNll = /* @__PURE__ */ defineLoss({
  name: "studentTNll",
  title: "Student-t likelihood",
  plugin: "@surprisal/losses-regression",
  formula: String.raw`\tfrac{\nu + 1}2 \log\bigl(1 + \tfrac{z^2}{\nu}\bigr) + \log\sigma\sqrt{\pi\nu} + \log\frac{\Gamma(\nu/2)}{\Gamma((\nu + 1)/2)},\quad z = \frac{y - \mu}\sigma`,
  domain: { prediction: { df: "positive", location: "real", scale: "positive" }, target: "real" },
  properties: { convex: false, robust: false, smooth: true },
  elementwise({ df, location, scale }, target) {
    const tail = logOnePlusSquare(target.sub(location).div(scale).div(df.sqrt()));
    return tail
      .mul(df.add(1).mul(0.5))
      .add(scale.log())
      .add(0.5 * Math.log(2 * Math.PI))
      .sub(lgammaHalf(df.mul(0.5)));
  },
  peers: {
    PyTorch: "-distributions.StudentT(df, loc, scale).log_prob",
    "TensorFlow Probability": "-distributions.StudentT(df, loc, scale).log_prob",
    SciPy: "-stats.t.logpdf",
  },
  references: [
    "K. L. Lange, R. J. A. Little & J. M. G. Taylor, Robust Statistical Modeling Using the t Distribution, JASA 84, 1989",
  ],
});
