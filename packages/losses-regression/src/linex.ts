import { defineLoss } from "@surprisal/loss-registry";
import { expMinusLine } from "./support/small.js";

/**
 * Linear on one side and exponential on the other: exp(ar) − ar − 1, with r = prediction − target.
 *
 * With a above 0 predictions too high cost exponentially, those too low linearly; below 0 the other way round. Near zero
 * it is a²r²/2. The constant that minimises its sum is −log(mean of exp(−a·target))/a. Prediction and target broadcast;
 * far out on the exponential side it overflows to ∞.
 *
 * @example
 * ```ts
 * import { linex } from "@surprisal/losses-regression/linex";
 * linex([Math.log(2), -10], 0, { reduction: "none" }).arraySync(); // → [0.30685282, 9.0000454]
 * linex.valueAndGrad([Math.log(2)], [0]).gradient.arraySync(); // → [1]
 * ```
 */
export const linex = /* @__PURE__ */ defineLoss({
  name: "linex",
  title: "LINEX",
  plugin: "@surprisal/losses-regression",
  formula: String.raw`e^{a r} - a r - 1,\quad r = f - y`,
  domain: { prediction: "real", target: "real" },
  options: {
    a: { default: 1, summary: "Rate of the exponential side, and by its sign which side that is." },
  },
  properties: { convex: true, robust: false, smooth: true, minimisedBy: "−log(mean of exp(−a target))/a" },
  elementwise: (prediction, target, { a }) => expMinusLine(prediction.sub(target).mul(a)),
  references: ["H. R. Varian, A Bayesian Approach to Real Estate Assessment, 1975"],
});
