import { defineLoss } from "@surprisal/loss-registry";

/**
 * The square (prediction − target)², known as mean squared error. No factor ½: for that see `halfSquaredError`.
 *
 * The constant that minimises its sum is the mean. Its slope grows with the residual, so that one outlier can decide
 * everything. Prediction and target broadcast; non-finite values come out as IEEE says.
 *
 * @example
 * ```ts
 * import { squaredError } from "@surprisal/losses-regression/squared-error";
 * squaredError([1, -3], [2, 1]).itemSync(); // → 8.5
 * squaredError.valueAndGrad([1, -3], [2, 1], { reduction: "sum" }).gradient.arraySync(); // → [-2, -8]
 * ```
 */
export const squaredError = /* @__PURE__ */ defineLoss({
  name: "squaredError",
  aliases: ["mse"],
  title: "Squared error",
  plugin: "@surprisal/losses-regression",
  formula: String.raw`(f - y)^2`,
  domain: { prediction: "real", target: "real" },
  properties: { convex: true, robust: false, smooth: true, minimisedBy: "mean" },
  elementwise: (prediction, target) => prediction.sub(target).square(),
  peers: {
    PyTorch: "nn.MSELoss",
    Keras: "losses.MeanSquaredError",
    optax: "losses.squared_error",
    "TensorFlow.js": "losses.meanSquaredError",
    "scikit-learn": "metrics.mean_squared_error",
    torchmetrics: "MeanSquaredError",
  },
  references: ["C. F. Gauss, Theoria motus corporum coelestium, 1809"],
});
