import { defineLoss } from "@surprisal/loss-registry";

/**
 * Squared error weighed by its side: τ(y − f)² where the prediction f lies below the target y, (1 − τ)(y − f)² above.
 *
 * The constant that minimises its sum is the expectile τ of the targets, to the mean what the quantile is to the median;
 * τ = ½ is half the squared error. Where they agree, the second derivative is that of the lower side. Prediction and
 * target broadcast; non-finite values come out as IEEE says.
 *
 * @example
 * ```ts
 * import { expectile } from "@surprisal/losses-regression/expectile";
 * expectile([1, 5], [3, 3], { tau: 0.75, reduction: "none" }).arraySync(); // → [3, 1]
 * expectile.valueAndGrad([1, 5], [3, 3], { tau: 0.75, reduction: "sum" }).gradient.arraySync(); // → [-3, 1]
 * ```
 */
export const expectile = /* @__PURE__ */ defineLoss({
  name: "expectile",
  title: "Expectile",
  plugin: "@surprisal/losses-regression",
  formula: String.raw`\bigl|\tau - [y < f]\bigr|\,(f - y)^2`,
  domain: { prediction: "real", target: "real" },
  options: {
    tau: { default: 0.5, min: 0, max: 1, summary: "The expectile that minimises the loss." },
  },
  properties: { convex: true, robust: false, smooth: true, minimisedBy: "expectile" },
  elementwise(prediction, target, { tau }) {
    const residual = prediction.sub(target);
    return residual.mul(residual.greater(0).where(residual.mul(1 - tau), residual.mul(tau)));
  },
  references: [
    "W. K. Newey & J. L. Powell, Asymmetric Least Squares Estimation and Testing, Econometrica 55, 1987",
  ],
});
