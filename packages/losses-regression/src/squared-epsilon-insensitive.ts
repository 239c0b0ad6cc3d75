import { defineLoss } from "@surprisal/loss-registry";

/**
 * Squared error with a tolerance: the square of what |prediction − target| exceeds ε by, and 0 within.
 *
 * Its slope is 0 within ε and grows with the excess beyond; the second derivative at ε itself is 0. Prediction and
 * target broadcast; non-finite values come out as IEEE says.
 *
 * @example
 * ```ts
 * import { squaredEpsilonInsensitive } from "@surprisal/losses-regression/squared-epsilon-insensitive";
 * squaredEpsilonInsensitive([1.25, 3], [1, 1], { epsilon: 0.5, reduction: "none" }).arraySync(); // → [0, 2.25]
 * ```
 */
export const squaredEpsilonInsensitive = /* @__PURE__ */ defineLoss({
  name: "squaredEpsilonInsensitive",
  title: "Squared ε-insensitive",
  plugin: "@surprisal/losses-regression",
  formula: String.raw`\max(0,\ |f - y| - \varepsilon)^2`,
  domain: { prediction: "real", target: "real" },
  options: { epsilon: { default: 0.1, min: 0, summary: "Size of the residuals that cost nothing." } },
  properties: { convex: true, robust: false, smooth: true },
  elementwise: (prediction, target, { epsilon }) => prediction.sub(target).abs().sub(epsilon).relu().square(),
  peers: { "scikit-learn": "svm.LinearSVR" },
  references: ["C.-H. Ho & C.-J. Lin, Large-scale Linear Support Vector Regression, JMLR 13, 2012"],
});
