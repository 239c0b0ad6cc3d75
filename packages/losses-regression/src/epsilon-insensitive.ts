import { defineLoss } from "@surprisal/loss-registry";

/**
 * Absolute error with a tolerance: what |prediction − target| exceeds ε by, and 0 within. Support vector regression
 * minimises it.
 *
 * Its slope is the sign of the residual beyond ε, and 0 within and at ε itself. Prediction and target broadcast;
 * non-finite values come out as IEEE says.
 *
 * @example
 * ```ts
 * import { epsilonInsensitive } from "@surprisal/losses-regression/epsilon-insensitive";
 * epsilonInsensitive([1.25, 3], [1, 1], { epsilon: 0.5, reduction: "none" }).arraySync(); // → [0, 1.5]
 * epsilonInsensitive.valueAndGrad([1.25, -3], [1, 1], { reduction: "sum" }).gradient.arraySync(); // → [1, -1]
 * ```
 */
export const epsilonInsensitive = /* @__PURE__ */ defineLoss({
  name: "epsilonInsensitive",
  title: "ε-insensitive",
  plugin: "@surprisal/losses-regression",
  formula: String.raw`\max(0,\ |f - y| - \varepsilon)`,
  domain: { prediction: "real", target: "real" },
  options: { epsilon: { default: 0.1, min: 0, summary: "Size of the residuals that cost nothing." } },
  properties: { convex: true, robust: true, smooth: false, lipschitz: 1 },
  elementwise: (prediction, target, { epsilon }) => prediction.sub(target).abs().sub(epsilon).relu(),
  peers: { "scikit-learn": "svm.SVR" },
  references: ["V. N. Vapnik, The Nature of Statistical Learning Theory, 1995"],
});
