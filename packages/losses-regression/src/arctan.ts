import { defineLoss } from "@surprisal/loss-registry";
import { customGrad, type Tensor } from "@surprisal/tensor";
import { bounded } from "./support/bounded.js";

/**
 * Bounded through an arctangent: ½c²·arctan((r/c)²), with r = prediction − target, which never exceeds ¼πc².
 *
 * The influence r/(1 + (r/c)⁴) falls to 0 like 1/|r|³. SciPy's least squares have it with f_scale = c. Prediction and
 * target broadcast; at ±∞ the loss is ¼πc² and its slope 0.
 *
 * @example
 * ```ts
 * import { arctan } from "@surprisal/losses-regression/arctan";
 * arctan([1, 1e6], 0, { reduction: "none" }).arraySync(); // → [0.39269908, 0.78539816]
 * arctan.valueAndGrad([1, 2], [0, 0], { reduction: "sum" }).gradient.arraySync(); // → [0.5, 0.11764706]
 * ```
 */
export const arctan = /* @__PURE__ */ defineLoss({
  name: "arctan",
  title: "Arctangent",
  plugin: "@surprisal/losses-regression",
  formula: String.raw`\tfrac12 c^2 \arctan\bigl((r/c)^2\bigr),\quad r = f - y`,
  domain: { prediction: "real", target: "real" },
  options: {
    c: { default: 1, exclusiveMin: 0, summary: "Scale of the residual; the loss stays below πc²/4." },
  },
  properties: {
    convex: false,
    robust: true,
    smooth: true,
    lipschitz: ({ c = 1 }) => 0.75 * c * 3 ** -0.25,
  },
  elementwise: (prediction, target, { c }) =>
    customGrad((r: Tensor) => {
      const q = bounded(r.div(c), 4);
      return {
        value: q
          .square()
          .atan()
          .mul(0.5 * c * c),
        gradient: (dy) => dy.mul(q.div(q.square().square().add(1))).mul(c),
      };
    })(prediction.sub(target)),
  peers: { SciPy: 'optimize.least_squares(loss="arctan")' },
  references: ["SciPy, optimize.least_squares"],
});
