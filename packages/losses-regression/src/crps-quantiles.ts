import { defineLoss } from "@surprisal/loss-registry";
import { forecastOf, forecastSample } from "./support/forecast.js";
import { levelsOf } from "./support/levels.js";

/**
 * Continuous ranked probability score of a forecast by its quantiles, which lie along `axis`: twice the mean of their
 * `pinball` losses, which becomes the integral as the levels fill the interval from 0 to 1.
 *
 * `quantiles` are their levels; without them, the midpoints (k − ½)/Q of Q equal parts, for which the score of
 * ascending quantiles is that of `crpsEnsemble`. Where a quantile equals the target, the slope is the middle of the two
 * sides. Unreduced it has the shape of the target.
 *
 * @throws ShapeError when there is not one level for each quantile.
 * @example
 * ```ts
 * import { crpsQuantiles } from "@surprisal/losses-regression/crps-quantiles";
 * crpsQuantiles([[0, 2]], [1]).itemSync(); // → 0.5
 * crpsQuantiles([[1, 3, 5]], [2], { quantiles: [0.1, 0.5, 0.9] }).itemSync(); // → 0.6
 * ```
 */
export const crpsQuantiles = /* @__PURE__ */ defineLoss({
  name: "crpsQuantiles",
  title: "CRPS from quantiles",
  plugin: "@surprisal/losses-regression",
  formula: String.raw`\tfrac2Q\sum_k \max\bigl(q_k (y - f_k),\ (q_k - 1)(y - f_k)\bigr)`,
  domain: { prediction: "real", target: "real" },
  options: {
    axis: { type: "axis", default: -1, summary: "The axis of the quantiles in the prediction." },
    quantiles: { type: "tensor", summary: "Their levels; midpoints of equal parts unless given." },
  },
  properties: { convex: true, robust: true, smooth: false, lipschitz: 2 },
  sample: forecastSample,
  perSample(prediction, target, { axis, quantiles }) {
    const levels = levelsOf("crpsQuantiles", quantiles, prediction, axis);
    const { values, truth } = forecastOf("crpsQuantiles", prediction, target, axis);
    const below = truth.sub(values);
    return below
      .mul(levels)
      .maximum(below.mul(levels.sub(1)))
      .mean(-1)
      .mul(2);
  },
  references: [
    "F. Laio & S. Tamea, Verification Tools for Probabilistic Forecasts of Continuous Hydrological Variables, HESS 11, 2007",
  ],
});
