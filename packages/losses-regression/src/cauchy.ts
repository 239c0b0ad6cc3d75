import { defineLoss } from "@surprisal/loss-registry";
import { logOnePlusSquare } from "./support/log-one-plus-square.js";

/**
 * Grows like a logarithm far out: ½c²·log(1 + (r/c)²), with r = prediction − target. Up to constants it is the surprisal
 * of a Cauchy distribution of scale c.
 *
 * The influence r/(1 + (r/c)²) is largest at |r| = c and falls to 0 beyond, so gross outliers hardly count; the loss has
 * more than one minimum. c = 2.385 has 95 % efficiency for normal residuals of deviation 1. SciPy's least squares have
 * it with f_scale = c. Prediction and target broadcast; non-finite values come out as IEEE says.
 *
 * @example
 * ```ts
 * import { cauchy } from "@surprisal/losses-regression/cauchy";
 * cauchy([1, -2], 0, { c: 1, reduction: "none" }).arraySync(); // → [0.34657359, 0.80471896]
 * cauchy.valueAndGrad([1, -2], [0, 0], { c: 1, reduction: "sum" }).gradient.arraySync(); // → [0.5, -0.4]
 * ```
 */
export const cauchy = /* @__PURE__ */ defineLoss({
  name: "cauchy",
  aliases: ["lorentzian"],
  title: "Cauchy",
  plugin: "@surprisal/losses-regression",
  formula: String.raw`\tfrac12 c^2\log\bigl(1 + (r/c)^2\bigr),\quad r = f - y`,
  domain: { prediction: "real", target: "real" },
  options: {
    c: { default: 2.385, exclusiveMin: 0, summary: "Size of the residual with the largest influence." },
  },
  properties: { convex: false, robust: true, smooth: true, lipschitz: ({ c = 2.385 }) => c / 2 },
  elementwise: (prediction, target, { c }) =>
    logOnePlusSquare(prediction.sub(target).div(c)).mul(0.5 * c * c),
  peers: { SciPy: 'optimize.least_squares(loss="cauchy")' },
  references: [
    "P. W. Holland & R. E. Welsch, Robust Regression Using Iteratively Reweighted Least-Squares, Communications in Statistics 6, 1977",
  ],
});
