import { defineLoss } from "@surprisal/loss-registry";

/**
 * Squared error with a price for each side: `over` times the square where the prediction exceeds the target, `under`
 * times the square where it falls short.
 *
 * It is `expectile` with free prices. Where they agree, the second derivative is that of the lower side. Prediction and
 * target broadcast; non-finite values come out as IEEE says.
 *
 * @example
 * ```ts
 * import { asymmetricSquaredError } from "@surprisal/losses-regression/asymmetric-squared-error";
 * asymmetricSquaredError([3, -1], [1, 1], { over: 2, under: 5, reduction: "none" }).arraySync(); // → [8, 20]
 * ```
 */
export const asymmetricSquaredError = /* @__PURE__ */ defineLoss({
  name: "asymmetricSquaredError",
  title: "Asymmetric squared error",
  plugin: "@surprisal/losses-regression",
  formula: String.raw`w_\pm\,(f - y)^2`,
  domain: { prediction: "real", target: "real" },
  options: {
    over: { default: 1, min: 0, summary: "Price of predictions above the target." },
    under: { default: 1, min: 0, summary: "Price of predictions below the target." },
  },
  properties: {
    convex: true,
    robust: false,
    smooth: true,
    minimisedBy: "expectile under/(over + under)",
  },
  elementwise(prediction, target, { over, under }) {
    const residual = prediction.sub(target);
    return residual.mul(residual.greater(0).where(residual.mul(over), residual.mul(under)));
  },
  references: [
    "C. W. J. Granger, Prediction with a Generalized Cost of Error Function, Operational Research Quarterly 20, 1969",
  ],
});
