import { defineLoss } from "@surprisal/loss-registry";
import { customGrad, type Tensor } from "@surprisal/tensor";
import { bounded } from "./support/bounded.js";
import { expMinusLine } from "./support/small.js";

/**
 * Ramsay's Eₐ, with an influence that dies out exponentially: (1 − (1 + a|r|)exp(−a|r|))/a², with
 * r = prediction − target.
 *
 * The influence r·exp(−a|r|) is largest at |r| = 1/a. Prediction and target broadcast; at ±∞ the loss is 1/a² and its
 * slope 0.
 *
 * @example
 * ```ts
 * import { ramsay } from "@surprisal/losses-regression/ramsay";
 * ramsay([1, 1000], 0, { a: 1, reduction: "none" }).arraySync(); // → [0.26424112, 1]
 * ramsay.valueAndGrad([1, 1000], [0, 0], { a: 1, reduction: "sum" }).gradient.arraySync(); // → [0.36787944, 0]
 * ```
 */
export const ramsay = /* @__PURE__ */ defineLoss({
  name: "ramsay",
  title: "Ramsay Eₐ",
  plugin: "@surprisal/losses-regression",
  formula: String.raw`\frac{1 - (1 + a|r|)\,e^{-a|r|}}{a^2},\quad r = f - y`,
  domain: { prediction: "real", target: "real" },
  options: {
    a: { default: 0.3, exclusiveMin: 0, summary: "How fast the influence dies out: it is largest at 1/a." },
  },
  properties: { convex: false, robust: true, smooth: true, lipschitz: ({ a = 0.3 }) => 1 / (a * Math.E) },
  elementwise: (prediction, target, { a }) =>
    customGrad((r: Tensor) => {
      const q = bounded(r.mul(a));
      const size = q.abs();
      const decay = size.neg().exp();
      // 1 − (1 + u)e⁻ᵘ is e⁻ᵘ(eᵘ − 1 − u), whose second factor can be had without cancellation.
      const near = expMinusLine(size.minimum(1)).mul(decay);
      const value = size.less(1).where(near, size.add(1).mul(decay).neg().add(1));
      return {
        value: value.div(a * a),
        gradient: (dy) => dy.mul(q.mul(decay)).div(a),
      };
    })(prediction.sub(target)),
  peers: { statsmodels: "robust.norms.RamsayE" },
  references: ["J. O. Ramsay, A Comparative Study of Several Robust Estimates, JASA 72, 1977"],
});
