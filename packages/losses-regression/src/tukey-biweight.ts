import { defineLoss } from "@surprisal/loss-registry";
import { customGrad, type Tensor } from "@surprisal/tensor";

/**
 * Constant beyond c, where outliers have no influence at all: ⅙c²(1 − (1 − (r/c)²)³) where |r| ≤ c, else ⅙c², with
 * r = prediction − target.
 *
 * The influence is r(1 − (r/c)²)² within c. c = 4.685 has 95 % efficiency for normal residuals of deviation 1.
 * Prediction and target broadcast; at ±∞ the loss is ⅙c² and its slope 0.
 *
 * @example
 * ```ts
 * import { tukeyBiweight } from "@surprisal/losses-regression/tukey-biweight";
 * tukeyBiweight([1, 5], 0, { c: 2, reduction: "none" }).arraySync(); // → [0.38541667, 0.66666667]
 * tukeyBiweight.valueAndGrad([1, 5], [0, 0], { c: 2, reduction: "sum" }).gradient.arraySync(); // → [0.5625, 0]
 * ```
 */
export const tukeyBiweight = /* @__PURE__ */ defineLoss({
  name: "tukeyBiweight",
  aliases: ["bisquare"],
  title: "Tukey biweight",
  plugin: "@surprisal/losses-regression",
  formula: String.raw`\begin{cases}\tfrac{c^2}{6}\Bigl(1 - \bigl(1 - (r/c)^2\bigr)^3\Bigr) & |r| \le c\\ \tfrac{c^2}{6} & |r| > c\end{cases}`,
  domain: { prediction: "real", target: "real" },
  options: {
    c: {
      default: 4.685,
      exclusiveMin: 0,
      summary: "Size of the residual beyond which the loss is constant.",
    },
  },
  properties: {
    convex: false,
    robust: true,
    smooth: true,
    lipschitz: ({ c = 4.685 }) => (16 * c) / (25 * Math.sqrt(5)),
  },
  elementwise: (prediction, target, { c }) =>
    customGrad((r: Tensor) => {
      const q = r.div(c).clamp(-1, 1);
      const square = q.square();
      // 1 − (1 − z)³, without cancellation.
      const value = square.mul(square.sub(3).mul(square).add(3));
      return {
        value: value.mul((c * c) / 6),
        gradient: (dy) => dy.mul(q.mul(square.neg().add(1).square())).mul(c),
      };
    })(prediction.sub(target)),
  peers: { statsmodels: "robust.norms.TukeyBiweight" },
  references: ["A. E. Beaton & J. W. Tukey, The Fitting of Power Series, Technometrics 16, 1974"],
});
