import { defineLoss } from "@surprisal/loss-registry";

/**
 * The sum of the absolute errors divided by that of the targets' sizes, Σ|prediction − target| / Σ|target|: a relative
 * error that small targets do not dominate.
 *
 * The means divide by the sizes of the targets instead of counting them; "sum" and "none" give the absolute errors. With
 * `weight`, "weightedMean" weighs the sizes too. Prediction and target broadcast; non-finite values come out as IEEE
 * says.
 *
 * @example
 * ```ts
 * import { weightedAbsolutePercentageError } from "@surprisal/losses-regression/weighted-absolute-percentage-error";
 * weightedAbsolutePercentageError([1, 9], [2, 8]).itemSync(); // → 0.2
 * weightedAbsolutePercentageError([1, 9], [2, 8], { reduction: "none" }).arraySync(); // → [1, 1]
 * ```
 */
export const weightedAbsolutePercentageError = /* @__PURE__ */ defineLoss({
  name: "weightedAbsolutePercentageError",
  aliases: ["wmape"],
  title: "Weighted absolute percentage error",
  plugin: "@surprisal/losses-regression",
  formula: String.raw`\frac{\sum|f - y|}{\sum|y|}`,
  domain: { prediction: "real", target: "real" },
  properties: { convex: true, robust: true, smooth: false, minimisedBy: "median" },
  elementwise: (prediction, target) => ({
    loss: prediction.sub(target).abs(),
    divisor: target.abs(),
  }),
  peers: { torchmetrics: "WeightedMeanAbsolutePercentageError" },
  references: ["S. Kolassa & W. Schütz, Advantages of the MAD/Mean Ratio over the MAPE, Foresight 6, 2007"],
});
