import { defineLoss } from "@surprisal/loss-registry";
import { customGrad, type Tensor } from "@surprisal/tensor";
import { bounded } from "./support/bounded.js";
import { lineMinusLog1p } from "./support/small.js";

/**
 * Between squared and absolute error, convex: c²(|r|/c − log(1 + |r|/c)), with r = prediction − target.
 *
 * The influence r/(1 + |r|/c) tends to ±c. c = 1.4 has 95 % efficiency for normal residuals of deviation 1. Prediction
 * and target broadcast; non-finite values come out as IEEE says.
 *
 * @example
 * ```ts
 * import { fair } from "@surprisal/losses-regression/fair";
 * fair([1, -3], 0, { c: 1, reduction: "none" }).arraySync(); // → [0.30685282, 1.6137056]
 * fair.valueAndGrad([1, -3], [0, 0], { c: 1, reduction: "sum" }).gradient.arraySync(); // → [0.5, -0.75]
 * ```
 */
export const fair = /* @__PURE__ */ defineLoss({
  name: "fair",
  title: "Fair",
  plugin: "@surprisal/losses-regression",
  formula: String.raw`c^2\Bigl(\frac{|r|}{c} - \log\Bigl(1 + \frac{|r|}{c}\Bigr)\Bigr),\quad r = f - y`,
  domain: { prediction: "real", target: "real" },
  options: {
    c: { default: 1.4, exclusiveMin: 0, summary: "Bound of the influence, and scale of the residual." },
  },
  properties: { convex: true, robust: true, smooth: true, lipschitz: ({ c = 1.4 }) => c },
  elementwise: (prediction, target, { c }) =>
    customGrad((r: Tensor) => {
      const scaled = r.div(c);
      const q = bounded(scaled);
      return {
        value: lineMinusLog1p(scaled.abs()).mul(c * c),
        gradient: (dy) => dy.mul(q.div(q.abs().add(1))).mul(c),
      };
    })(prediction.sub(target)),
  peers: { LightGBM: "fair" },
  references: [
    "R. C. Fair, On the Robust Estimation of Econometric Models, Annals of Economic and Social Measurement 3, 1974",
  ],
});
