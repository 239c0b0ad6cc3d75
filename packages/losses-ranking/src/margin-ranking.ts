import { defineLoss } from "@surprisal/loss-registry";

/**
 * The fourth power of the residual, r⁴ with r = prediction − target: small errors vanish, large ones count for everything.
 *
 * Prediction and target broadcast. The slope is 4r³.
 *
 * @example
 * ```ts
 * import { marginRanking } from "@surprisal/losses-ranking/margin-ranking";
 * marginRanking([1, 3], [0, 1], { reduction: "none" }).arraySync(); // → [1, 16]
 * marginRanking.valueAndGrad([1, 3], [0, 1], { scale: 2, reduction: "sum" }).gradient.arraySync(); // → [0.25, 2]
 * ```
 */
export const marginRanking = /* @__PURE__ */ defineLoss({
  name: "marginRanking",
  title: "Margin ranking",
  plugin: "@surprisal/losses-ranking",
  formula: String.raw`(r / s)^4,\quad r = f - y`,
  domain: { prediction: "real", target: "real" },
  options: {
    scale: { default: 1, exclusiveMin: 0, summary: "What residuals are measured in." },
  },
  properties: { convex: true, smooth: true },
  elementwise: (prediction, target, { scale }) => prediction.sub(target).div(scale).square().square(),
});
