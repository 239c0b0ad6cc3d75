import { defineLoss } from "@surprisal/loss-registry";
import { randomNormal, randomUniform, type Tensor } from "@surprisal/tensor";
import { standards } from "./support/lifetimes.js";

/**
 * Surprisal of a lifetime that may be known only by an interval, under an accelerated failure time model: its logarithm
 * has the predicted location and scale.
 *
 * The target is { lower, upper }: equal for a death observed, `upper: Infinity` for a life that lasted beyond `lower`
 * (right censored), `lower: 0` for a death before `upper` (left censored), else somewhere between (interval censored);
 * both 0 to ∞ say nothing and have loss 0. The `distribution` of the logarithm makes the lifetime log-normal
 * ("normal"), log-logistic ("logistic") or Weibull ("extreme", with concentration 1/scale). Observed deaths have −log
 * of the density of the lifetime, the others −log of the probability of the interval. Ends so near each other that their
 * standardized logarithms are equal give ∞, a lower end above the upper NaN, as do negative times. A
 * negative scale gives NaN, or where a life is censored on one side a number without meaning. All broadcast.
 *
 * @example
 * ```ts
 * import { acceleratedFailureTime } from "@surprisal/losses-regression/accelerated-failure-time";
 * const prediction = { location: [0, 0], scale: [1, 1] };
 * const target = { lower: [1, 1], upper: [1, Infinity] };
 * acceleratedFailureTime(prediction, target, { reduction: "none" }).arraySync(); // → [0.91893853, 0.69314718]
 * acceleratedFailureTime(prediction, target, { distribution: "extreme", reduction: "none" }).arraySync(); // → [1, 1]
 * ```
 */
export const acceleratedFailureTime = /* @__PURE__ */ defineLoss({
  name: "acceleratedFailureTime",
  aliases: ["aft"],
  title: "Accelerated failure time (censored lifetimes)",
  plugin: "@surprisal/losses-regression",
  formula: String.raw`\begin{cases}-\log\dfrac{f(z_t)}{\sigma t} & \text{observed at } t\\ -\log\bigl(F(z_b) - F(z_a)\bigr) & \text{between } a \text{ and } b\end{cases}\quad z_t = \frac{\log t - \mu}\sigma`,
  domain: {
    prediction: { location: "real", scale: "positive" },
    target: { lower: "nonNegative", upper: "nonNegative" },
  },
  options: {
    distribution: {
      type: "choice",
      choices: ["normal", "logistic", "extreme"],
      default: "normal",
      summary: "Of the lifetime's standardized logarithm.",
    },
  },
  properties: { convex: false, smooth: true },
  sample({ shape, seed, dtype }) {
    const lower = randomUniform(shape, { low: 0.2, high: 3, seed: 4 * seed, dtype });
    const kind = randomUniform(shape, { low: 0, high: 3, seed: 4 * seed + 1, dtype });
    const bounded = kind.less(2).where(lower.add(kind.sub(1)), Number.POSITIVE_INFINITY);
    return {
      prediction: {
        location: randomNormal(shape, { seed: 4 * seed + 2, dtype }),
        scale: randomUniform(shape, { low: 0.5, high: 2, seed: 4 * seed + 3, dtype }),
      },
      target: { lower, upper: kind.less(1).where(lower, bounded) },
    };
  },
  elementwise({ location, scale }, { lower, upper }, { distribution }) {
    const { logDensity, logBetween } = standards[distribution];
    const open = { low: lower.equal(0), high: upper.equal(Number.POSITIVE_INFINITY) };
    const observed = lower.equal(upper);
    const time = open.low.where(1, lower);
    const end = open.high.where(1, upper);
    const standardized = (at: Tensor) => at.log().sub(location).div(scale);
    const [low, high] = [standardized(time), standardized(end)];
    // The difference of ends that are near each other is exact, that of their logarithms is not.
    const isNear = end.less(time.mul(2));
    const ratio = isNear.where(end.sub(time).div(time), 1).log1p();
    const width = isNear.where(ratio.div(scale), high.sub(low));
    // Each formula gets numbers at which it is finite where the other counts, or its slope would make 0·∞ of nothing.
    const density = logDensity(observed.where(low, 0)).sub(scale.log()).sub(time.log());
    const between = logBetween({
      low: observed.where(-1, low),
      high: observed.where(1, high),
      width: observed.where(2, width),
      open,
    });
    const unknown = open.low.logicalAnd(open.high);
    return observed.where(density, unknown.where(0, between)).neg();
  },
  peers: {
    XGBoost: "survival:aft",
    lifelines: "LogNormalAFTFitter, LogLogisticAFTFitter, WeibullAFTFitter",
  },
  references: [
    "L. J. Wei, The Accelerated Failure Time Model: a Useful Alternative to the Cox Regression Model in Survival Analysis, Statistics in Medicine 11, 1992",
    "A. Barnwal, H. Cho & T. Hocking, Survival Regression with Accelerated Failure Time Model in XGBoost, 2022",
  ],
});
