import { defineLoss } from "@surprisal/loss-registry";

/**
 * Half the gamma deviance of the mean e^f, without what depends on the target alone: f + target·e^(−f).
 *
 * The prediction f is the logarithm of the mean, so any number will do. Prediction and target broadcast; non-finite
 * values come out as IEEE says.
 *
 * @example
 * ```ts
 * import { halfGamma } from "@surprisal/losses-regression/half-gamma";
 * halfGamma([0, 1], [2, Math.E], { reduction: "none" }).arraySync(); // → [2, 2]
 * ```
 */
export const halfGamma = /* @__PURE__ */ defineLoss({
  name: "halfGamma",
  title: "Half gamma deviance with logarithmic link",
  plugin: "@surprisal/losses-regression",
  formula: String.raw`f + y e^{-f}`,
  domain: { prediction: "real", target: "positive" },
  properties: { convex: true, robust: false, smooth: true, minimisedBy: "log of the mean" },
  elementwise: (prediction, target) => prediction.add(target.mul(prediction.neg().exp())),
  peers: { "scikit-learn": 'HalfGammaLoss, HistGradientBoostingRegressor(loss="gamma")' },
  references: ["P. McCullagh & J. A. Nelder, Generalized Linear Models, 1989"],
});
