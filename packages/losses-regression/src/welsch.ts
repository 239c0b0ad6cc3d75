import { defineLoss } from "@surprisal/loss-registry";
import { customGrad, type Tensor } from "@surprisal/tensor";
import { bounded } from "./support/bounded.js";

/**
 * Bounded, with a Gaussian influence: ½c²(1 − exp(−(r/c)²)), with r = prediction − target.
 *
 * The influence r·exp(−(r/c)²) is largest at |r| = c/√2 and dies out faster than any power. c = 2.985 has 95 %
 * efficiency for normal residuals of deviation 1. Prediction and target broadcast; at ±∞ the loss is ½c² and its slope 0.
 *
 * @example
 * ```ts
 * import { welsch } from "@surprisal/losses-regression/welsch";
 * welsch([1, 100], 0, { c: 1, reduction: "none" }).arraySync(); // → [0.31606028, 0.5]
 * welsch.valueAndGrad([1, 100], [0, 0], { c: 1, reduction: "sum" }).gradient.arraySync(); // → [0.36787944, 0]
 * ```
 */
export const welsch = /* @__PURE__ */ defineLoss({
  name: "welsch",
  aliases: ["leclerc"],
  title: "Welsch",
  plugin: "@surprisal/losses-regression",
  formula: String.raw`\tfrac12 c^2\bigl(1 - e^{-(r/c)^2}\bigr),\quad r = f - y`,
  domain: { prediction: "real", target: "real" },
  options: {
    c: { default: 2.985, exclusiveMin: 0, summary: "Scale of the residual; the loss stays below c²/2." },
  },
  properties: {
    convex: false,
    robust: true,
    smooth: true,
    lipschitz: ({ c = 2.985 }) => c * Math.sqrt(0.5 / Math.E),
  },
  elementwise: (prediction, target, { c }) =>
    customGrad((r: Tensor) => {
      const q = bounded(r.div(c));
      const exponent = q.square().neg();
      return {
        value: exponent.expm1().mul(-0.5 * c * c),
        gradient: (dy) => dy.mul(q.mul(exponent.exp())).mul(c),
      };
    })(prediction.sub(target)),
  references: [
    "J. E. Dennis & R. E. Welsch, Techniques for Nonlinear Least Squares and Robust Regression, Communications in Statistics 7, 1978",
  ],
});
