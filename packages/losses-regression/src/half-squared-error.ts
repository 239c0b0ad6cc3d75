import { defineLoss } from "@surprisal/loss-registry";

/**
 * Half the square, ½(prediction − target)²: Gluon's and optax's L2 loss, whose slope is the residual itself.
 *
 * The constant that minimises its sum is the mean. Prediction and target broadcast; non-finite values come out as IEEE
 * says.
 *
 * @example
 * ```ts
 * import { halfSquaredError } from "@surprisal/losses-regression/half-squared-error";
 * halfSquaredError([1, -3], [2, 1]).itemSync(); // → 4.25
 * halfSquaredError.valueAndGrad([1, -3], [2, 1], { reduction: "sum" }).gradient.arraySync(); // → [-1, -4]
 * ```
 */
export const halfSquaredError = /* @__PURE__ */ defineLoss({
  name: "halfSquaredError",
  aliases: ["l2"],
  title: "Half squared error",
  plugin: "@surprisal/losses-regression",
  formula: String.raw`\tfrac12 (f - y)^2`,
  domain: { prediction: "real", target: "real" },
  properties: { convex: true, robust: false, smooth: true, minimisedBy: "mean" },
  elementwise: (prediction, target) => prediction.sub(target).square().mul(0.5),
  peers: { Gluon: "L2Loss", optax: "losses.l2_loss" },
  references: ["C. F. Gauss, Theoria motus corporum coelestium, 1809"],
});
