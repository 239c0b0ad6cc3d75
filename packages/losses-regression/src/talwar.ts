import { defineLoss } from "@surprisal/loss-registry";

/**
 * Squared error that stops counting: ½r² where |r| ≤ c, else ½c², with r = prediction − target. Its minimiser is a mean
 * of the targets that lie within c of it: a trimmed mean.
 *
 * The influence is r up to c, that included, and 0 beyond. Prediction and target broadcast; at ±∞ the loss is ½c² and
 * its slope 0.
 *
 * @example
 * ```ts
 * import { talwar } from "@surprisal/losses-regression/talwar";
 * talwar([1, -2, 5], 0, { c: 2, reduction: "none" }).arraySync(); // → [0.5, 2, 2]
 * talwar.valueAndGrad([1, -2, 5], [0, 0, 0], { c: 2, reduction: "sum" }).gradient.arraySync(); // → [1, -2, 0]
 * ```
 */
export const talwar = /* @__PURE__ */ defineLoss({
  name: "talwar",
  aliases: ["trimmedMean"],
  title: "Talwar",
  plugin: "@surprisal/losses-regression",
  formula: String.raw`\tfrac12\min(r^2, c^2),\quad r = f - y`,
  domain: { prediction: "real", target: "real" },
  options: {
    c: {
      default: 2.795,
      exclusiveMin: 0,
      summary: "Size of the residual beyond which the loss is constant.",
    },
  },
  properties: {
    convex: false,
    robust: true,
    smooth: false,
    minimisedBy: "mean of the targets within c of it",
    lipschitz: ({ c = 2.795 }) => c,
  },
  elementwise: (prediction, target, { c }) => prediction.sub(target).clamp(-c, c).square().mul(0.5),
  peers: { statsmodels: "robust.norms.TrimmedMean" },
  references: ["M. J. Hinich & P. P. Talwar, A Simple Method for Robust Regression, JASA 70, 1975"],
});
