import { defineLoss } from "@surprisal/loss-registry";
import { logNormalCdf } from "./support/log-normal-cdf.js";

/**
 * Surprisal of a normal target that was recorded only between two limits: −log of the density at targets between them,
 * and −log of the probability to lie beyond where a target has reached a limit.
 *
 * `lower` and `upper` are the limits; without either it is the full `gaussianNll` of the variance scale². The model of
 * consumer spending, which is never negative, has `lower: 0`. A scale of 0 gives NaN or ∞, a negative one NaN, or
 * at a limit a number without meaning. Mean, scale and target broadcast.
 *
 * @example
 * ```ts
 * import { tobit } from "@surprisal/losses-regression/tobit";
 * tobit({ mean: [0, 1], scale: [1, 1] }, [0, 1], { lower: 0, reduction: "none" }).arraySync(); // → [0.69314718, 0.91893853]
 * ```
 */
export const tobit = /* @__PURE__ */ defineLoss({
  name: "tobit",
  aliases: ["censoredNormalNll"],
  title: "Tobit (censored normal) likelihood",
  plugin: "@surprisal/losses-regression",
  formula: String.raw`\begin{cases}-\log\Phi\bigl(\tfrac{a - \mu}\sigma\bigr) & y \le a\\ \tfrac12\log 2\pi\sigma^2 + \tfrac{(y - \mu)^2}{2\sigma^2} & a < y < b\\ -\log\Phi\bigl(\tfrac{\mu - b}\sigma\bigr) & y \ge b\end{cases}`,
  domain: { prediction: { mean: "real", scale: "positive" }, target: "real" },
  options: {
    lower: { summary: "Targets at or below it are known only to lie there; none unless given." },
    upper: { summary: "Targets at or above it are known only to lie there; none unless given." },
  },
  properties: { convex: false, robust: false, smooth: true },
  elementwise({ mean, scale }, target, { lower, upper }) {
    const z = target.sub(mean).div(scale);
    const seen = z
      .square()
      .mul(0.5)
      .add(scale.log())
      .add(0.5 * Math.log(2 * Math.PI));
    const below = (limit: number) => logNormalCdf(mean.neg().add(limit).div(scale)).neg();
    const above = (limit: number) => logNormalCdf(mean.sub(limit).div(scale)).neg();
    const left = lower === undefined ? seen : target.lessEqual(lower).where(below(lower), seen);
    return upper === undefined ? left : target.greaterEqual(upper).where(above(upper), left);
  },
  peers: { R: "AER::tobit, censReg::censReg" },
  references: [
    "J. Tobin, Estimation of Relationships for Limited Dependent Variables, Econometrica 26, 1958",
  ],
});
