import { defineLoss } from "@surprisal/loss-registry";
import { weightsAlong } from "./support/along.js";
import { average } from "./support/scores.js";

/**
 * The root of the mean squared error over the samples, in the units of the target: of each output by itself, and then
 * averaged over the outputs.
 *
 * Samples lie along `axis`, the first unless given; `sampleWeight` weighs them inside the mean. Where all residuals are
 * 0, so is the slope.
 *
 * @throws ShapeError for prediction and target of other shapes, or other than one weight per sample.
 * @example
 * ```ts
 * import { rootMeanSquaredError } from "@surprisal/losses-regression/root-mean-squared-error";
 * rootMeanSquaredError([1, 7], [0, 0]).itemSync(); // → 5
 * rootMeanSquaredError([1, 7], [0, 0], { sampleWeight: [3, 1] }).itemSync(); // → 3.6055513
 * ```
 */
export const rootMeanSquaredError = /* @__PURE__ */ defineLoss({
  name: "rootMeanSquaredError",
  aliases: ["rmse"],
  title: "Root mean squared error",
  plugin: "@surprisal/losses-regression",
  formula: String.raw`\sqrt{\tfrac1n \sum_i (f_i - y_i)^2}`,
  domain: { prediction: "real", target: "real" },
  options: {
    axis: { type: "axis", default: 0, summary: "The axis of the samples." },
    sampleWeight: { type: "tensor", summary: "One weight per sample, inside the mean." },
  },
  properties: { convex: true, robust: false, smooth: false, minimisedBy: "mean", lipschitz: 1 },
  perSample(prediction, target, { axis, sampleWeight }) {
    const square = prediction.sub(target).square();
    const weight = weightsAlong("rootMeanSquaredError", sampleWeight, prediction, axis);
    const mean = average(square, { axis, weight }).squeeze(axis);
    // The root has an infinite slope at 0: replace its argument there, then its value.
    const zero = mean.equal(0);
    return zero.where(0, zero.where(1, mean).sqrt());
  },
  peers: { "scikit-learn": "metrics.root_mean_squared_error", Keras: "metrics.RootMeanSquaredError" },
  references: ["C. F. Gauss, Theoria combinationis observationum, 1823"],
});
