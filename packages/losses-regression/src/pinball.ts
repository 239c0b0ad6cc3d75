import { defineLoss } from "@surprisal/loss-registry";

/**
 * The loss whose minimiser is a quantile: q(y − f) where the prediction f lies below the target y, (1 − q)(f − y) above.
 *
 * The constant that minimises its sum is the quantile q of the targets; q = ½ is half the absolute error. Where they
 * agree, the slope is the middle ½ − q of −q and 1 − q, as PyTorch's maximum has it. Prediction and target broadcast;
 * non-finite values come out as IEEE says.
 *
 * @example
 * ```ts
 * import { pinball } from "@surprisal/losses-regression/pinball";
 * pinball([1, 5], [3, 3], { quantile: 0.9, reduction: "none" }).arraySync(); // → [1.8, 0.2]
 * pinball.valueAndGrad([1, 5, 3], [3, 3, 3], { quantile: 0.9, reduction: "sum" }).gradient.arraySync();
 * // → [-0.9, 0.1, -0.4]
 * ```
 */
export const pinball = /* @__PURE__ */ defineLoss({
  name: "pinball",
  aliases: ["quantile"],
  title: "Pinball",
  plugin: "@surprisal/losses-regression",
  formula: String.raw`\max\bigl(q\,(y - f),\ (q - 1)(y - f)\bigr)`,
  domain: { prediction: "real", target: "real" },
  options: {
    quantile: { default: 0.5, min: 0, max: 1, summary: "The quantile q that minimises the loss." },
  },
  properties: {
    convex: true,
    robust: true,
    smooth: false,
    minimisedBy: "quantile",
    lipschitz: ({ quantile = 0.5 }) => Math.max(quantile, 1 - quantile),
  },
  elementwise(prediction, target, { quantile }) {
    const below = target.sub(prediction);
    return below.mul(quantile).maximum(below.mul(quantile - 1));
  },
  peers: { "scikit-learn": "metrics.mean_pinball_loss", LightGBM: "quantile" },
  references: ["R. Koenker & G. Bassett, Regression Quantiles, Econometrica 46, 1978"],
});
