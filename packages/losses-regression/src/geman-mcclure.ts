import { defineLoss } from "@surprisal/loss-registry";
import { customGrad, type Tensor } from "@surprisal/tensor";
import { bounded } from "./support/bounded.js";

/**
 * Bounded: ½r²/(1 + (r/c)²), with r = prediction − target, which never exceeds ½c².
 *
 * The influence r/(1 + (r/c)²)² is largest at |r| = c/√3 and falls to 0 like 1/|r|³. Prediction and target broadcast;
 * at ±∞ the loss is ½c² and its slope 0.
 *
 * @example
 * ```ts
 * import { gemanMcClure } from "@surprisal/losses-regression/geman-mcclure";
 * gemanMcClure([1, -3], 0, { reduction: "none" }).arraySync(); // → [0.25, 0.45]
 * gemanMcClure.valueAndGrad([1, -3], [0, 0], { reduction: "sum" }).gradient.arraySync(); // → [0.25, -0.03]
 * ```
 */
export const gemanMcClure = /* @__PURE__ */ defineLoss({
  name: "gemanMcClure",
  title: "Geman–McClure",
  plugin: "@surprisal/losses-regression",
  formula: String.raw`\frac{\tfrac12 r^2}{1 + (r/c)^2},\quad r = f - y`,
  domain: { prediction: "real", target: "real" },
  options: {
    c: { default: 1, exclusiveMin: 0, summary: "Scale of the residual; the loss stays below c²/2." },
  },
  properties: {
    convex: false,
    robust: true,
    smooth: true,
    lipschitz: ({ c = 1 }) => (3 * Math.sqrt(3) * c) / 16,
  },
  elementwise: (prediction, target, { c }) =>
    customGrad((r: Tensor) => {
      const q = bounded(r.div(c));
      const inlier = q.square().add(1).reciprocal();
      return {
        value: q
          .square()
          .mul(inlier)
          .mul(0.5 * c * c),
        gradient: (dy) => dy.mul(q.mul(inlier.square())).mul(c),
      };
    })(prediction.sub(target)),
  references: ["S. Geman & D. E. McClure, Bayesian Image Analysis, 1985"],
});
