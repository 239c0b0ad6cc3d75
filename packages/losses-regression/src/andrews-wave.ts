import { defineLoss } from "@surprisal/loss-registry";
import { customGrad, type Tensor } from "@surprisal/tensor";

/**
 * One arch of a cosine: a²(1 − cos(r/a)) where |r| ≤ πa, else 2a², with r = prediction − target.
 *
 * The influence is a·sin(r/a), and 0 beyond πa. a = 1.339 has 95 % efficiency for normal residuals of deviation 1.
 * Prediction and target broadcast; at ±∞ the loss is 2a² and its slope 0.
 *
 * @example
 * ```ts
 * import { andrewsWave } from "@surprisal/losses-regression/andrews-wave";
 * andrewsWave([Math.PI / 2, 10], 0, { a: 1, reduction: "none" }).arraySync(); // → [1, 2]
 * andrewsWave.valueAndGrad([Math.PI / 2, 10], [0, 0], { a: 1, reduction: "sum" }).gradient.arraySync(); // → [1, 0]
 * ```
 */
export const andrewsWave = /* @__PURE__ */ defineLoss({
  name: "andrewsWave",
  title: "Andrews wave",
  plugin: "@surprisal/losses-regression",
  formula: String.raw`\begin{cases}a^2\bigl(1 - \cos(r/a)\bigr) & |r| \le \pi a\\ 2a^2 & |r| > \pi a\end{cases}`,
  domain: { prediction: "real", target: "real" },
  options: {
    a: {
      default: 1.339,
      exclusiveMin: 0,
      summary: "Scale of the residual; beyond π times it the loss is constant.",
    },
  },
  properties: { convex: false, robust: true, smooth: true, lipschitz: ({ a = 1.339 }) => a },
  elementwise: (prediction, target, { a }) =>
    customGrad((r: Tensor) => {
      const scaled = r.div(a);
      const angle = scaled.clamp(-Math.PI, Math.PI);
      // sin π is not quite 0.
      const sine = scaled.abs().greater(Math.PI).where(0, angle.sin());
      return {
        value: angle
          .mul(0.5)
          .sin()
          .square()
          .mul(2 * a * a),
        gradient: (dy) => dy.mul(sine).mul(a),
      };
    })(prediction.sub(target)),
  peers: { statsmodels: "robust.norms.AndrewWave" },
  references: ["D. F. Andrews, A Robust Method for Multiple Linear Regression, Technometrics 16, 1974"],
});
