import { defineLoss } from "@surprisal/loss-registry";

/**
 * Absolute error with a price for each side: `over` times what the prediction exceeds the target by, `under` times what
 * it falls short by.
 *
 * It is `pinball` with free prices: the constant that minimises its sum is the quantile under/(over + under). Where they
 * agree, the slope is the middle of −under and over. Prediction and target broadcast; non-finite values come out as IEEE
 * says.
 *
 * @example
 * ```ts
 * import { asymmetricAbsoluteError } from "@surprisal/losses-regression/asymmetric-absolute-error";
 * asymmetricAbsoluteError([3, -1], [1, 1], { over: 2, under: 5, reduction: "none" }).arraySync(); // → [4, 10]
 * ```
 */
export const asymmetricAbsoluteError = /* @__PURE__ */ defineLoss({
  name: "asymmetricAbsoluteError",
  title: "Asymmetric absolute error",
  plugin: "@surprisal/losses-regression",
  formula: String.raw`\max\bigl(w_+ (f - y),\ w_- (y - f)\bigr)`,
  domain: { prediction: "real", target: "real" },
  options: {
    over: { default: 1, min: 0, summary: "Price of predictions above the target." },
    under: { default: 1, min: 0, summary: "Price of predictions below the target." },
  },
  properties: {
    convex: true,
    robust: true,
    smooth: false,
    minimisedBy: "quantile under/(over + under)",
    lipschitz: ({ over = 1, under = 1 }) => Math.max(over, under),
  },
  elementwise(prediction, target, { over, under }) {
    const residual = prediction.sub(target);
    return residual.mul(over).maximum(residual.mul(-under));
  },
  references: [
    "C. W. J. Granger, Prediction with a Generalized Cost of Error Function, Operational Research Quarterly 20, 1969",
  ],
});
