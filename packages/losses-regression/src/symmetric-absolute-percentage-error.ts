import { defineLoss } from "@surprisal/loss-registry";

/**
 * Absolute error relative to both sizes, 2|prediction − target| / (|prediction| + |target|): between 0 and 2, and 0
 * where both are 0.
 *
 * `eps` is what the sum of the sizes counts at least; torchmetrics' is 1.17e-6. Where prediction and target agree, its
 * slope is 0. They broadcast; non-finite values come out as IEEE says.
 *
 * @example
 * ```ts
 * import { symmetricAbsolutePercentageError } from "@surprisal/losses-regression/symmetric-absolute-percentage-error";
 * symmetricAbsolutePercentageError([1, 0, 2], [3, 0, -2], { reduction: "none" }).arraySync(); // → [1, 0, 2]
 * ```
 */
export const symmetricAbsolutePercentageError = /* @__PURE__ */ defineLoss({
  name: "symmetricAbsolutePercentageError",
  aliases: ["smape"],
  title: "Symmetric absolute percentage error",
  plugin: "@surprisal/losses-regression",
  formula: String.raw`\frac{2\,|f - y|}{|f| + |y|}`,
  domain: { prediction: "real", target: "real" },
  options: { eps: { default: 0, min: 0, summary: "What the sum of the sizes counts at least." } },
  properties: { convex: false, robust: true, smooth: false },
  elementwise(prediction, target, { eps }) {
    const sizes = prediction.abs().add(target.abs());
    const least = eps === 0 ? sizes : sizes.maximum(eps);
    return prediction.sub(target).abs().mul(2).div(least.equal(0).where(1, least));
  },
  peers: { torchmetrics: "SymmetricMeanAbsolutePercentageError" },
  references: [
    "S. Makridakis, Accuracy Measures: Theoretical and Practical Concerns, International Journal of Forecasting 9, 1993",
  ],
});
