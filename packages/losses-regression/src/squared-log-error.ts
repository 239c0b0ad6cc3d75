import { defineLoss } from "@surprisal/loss-registry";

/**
 * Squared difference of logarithms, (log(1 + prediction) − log(1 + target))²: an error in orders of magnitude, for
 * quantities from 0.
 *
 * The constant that minimises its sum is the geometric mean of 1 + target, less 1. `clip` first raises both to at least
 * that: Keras's is 1e-7. Values below −1 give NaN. Prediction and target broadcast.
 *
 * @example
 * ```ts
 * import { squaredLogError } from "@surprisal/losses-regression/squared-log-error";
 * squaredLogError([Math.E - 1, 0], [0, 0], { reduction: "none" }).arraySync(); // → [1, 0]
 * ```
 */
export const squaredLogError = /* @__PURE__ */ defineLoss({
  name: "squaredLogError",
  aliases: ["msle"],
  title: "Squared logarithmic error",
  plugin: "@surprisal/losses-regression",
  formula: String.raw`\bigl(\log(1 + f) - \log(1 + y)\bigr)^2`,
  domain: { prediction: "nonNegative", target: "nonNegative" },
  options: { clip: { min: 0, summary: "Raises both to at least this." } },
  properties: {
    convex: false,
    robust: false,
    smooth: true,
    minimisedBy: "geometric mean of 1 + target, less 1",
  },
  elementwise(prediction, target, { clip }) {
    const [f, y] =
      clip === undefined ? [prediction, target] : [prediction.maximum(clip), target.maximum(clip)];
    return f.log1p().sub(y.log1p()).square();
  },
  peers: {
    "scikit-learn": "metrics.mean_squared_log_error",
    Keras: "losses.MeanSquaredLogarithmicError",
    torchmetrics: "MeanSquaredLogError",
  },
  references: [
    "C. Tofallis, A Better Measure of Relative Prediction Accuracy, Journal of the Operational Research Society 66, 2015",
  ],
});
