import { defineLoss } from "@surprisal/loss-registry";
import { customGrad, type Tensor, ValueError } from "@surprisal/tensor";

/**
 * An influence of three parts: the residual r = prediction − target itself up to a, constant up to b, falling to 0 at c,
 * and 0 beyond.
 *
 * The loss is its integral: ½r² up to a, then linear, then a parabola up to ½a(b − a + c), which it keeps. Prediction
 * and target broadcast; at ±∞ the slope is 0.
 *
 * @throws ValueError unless a ≤ b < c.
 * @example
 * ```ts
 * import { hampel } from "@surprisal/losses-regression/hampel";
 * hampel([1, 3, 6, 100], 0, { reduction: "none" }).arraySync(); // → [0.5, 4, 9, 10]
 * hampel.valueAndGrad([1, 3, -6, 100], [0, 0, 0, 0], { reduction: "sum" }).gradient.arraySync(); // → [1, 2, -1, 0]
 * ```
 */
export const hampel = /* @__PURE__ */ defineLoss({
  name: "hampel",
  title: "Hampel",
  plugin: "@surprisal/losses-regression",
  formula: String.raw`\int_0^{|r|} \min(t, a)\,\operatorname{clip}\Bigl(\frac{c - t}{c - b}, 0, 1\Bigr)\,dt,\quad r = f - y`,
  domain: { prediction: "real", target: "real" },
  options: {
    a: { default: 2, exclusiveMin: 0, summary: "Residual up to which the influence grows." },
    b: { default: 4, exclusiveMin: 0, summary: "Residual from which it falls." },
    c: { default: 8, exclusiveMin: 0, summary: "Residual from which it is 0." },
  },
  properties: { convex: false, robust: true, smooth: true, lipschitz: ({ a = 2 }) => a },
  elementwise(prediction, target, { a, b, c }) {
    if (!(a <= b && b < c)) {
      throw new ValueError(
        `hampel: the options must be in order, a ≤ b < c, not a = ${a}, b = ${b}, c = ${c}.`,
      );
    }
    return customGrad((r: Tensor) => {
      const size = r.abs();
      const inner = r.clamp(-a, a);
      const level = size.clamp(a, b).sub(a);
      const falling = size.clamp(b, c).sub(b);
      const outer = falling.sub(falling.square().div(2 * (c - b))).add(level);
      const factor = size
        .neg()
        .add(c)
        .div(c - b)
        .clamp(0, 1);
      return {
        value: inner.square().mul(0.5).add(outer.mul(a)),
        gradient: (dy) => dy.mul(inner.mul(factor)),
      };
    })(prediction.sub(target));
  },
  peers: { statsmodels: "robust.norms.Hampel" },
  references: ["F. R. Hampel, The Influence Curve and Its Role in Robust Estimation, JASA 69, 1974"],
});
