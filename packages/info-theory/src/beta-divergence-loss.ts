import { defineLoss } from "@surprisal/loss-registry";
import { betaTerm } from "./support/beta-term.js";

/**
 * β-divergence of the target from the prediction, for positive numbers: Itakura and Saito's at 0, Kullback and Leibler's at
 * 1, half of the squared error at 2. Convex in the prediction for β from 1 to 2.
 *
 * Element by element; prediction and target broadcast.
 *
 * @example
 * ```ts
 * import { betaDivergenceLoss } from "@surprisal/info-theory/beta-divergence-loss";
 * betaDivergenceLoss([2, 3], [1, 3], { beta: 2, reduction: "none" }).arraySync(); // → [0.5, 0]
 * ```
 */
export const betaDivergenceLoss = /* @__PURE__ */ defineLoss({
  name: "betaDivergenceLoss",
  title: "β-divergence",
  plugin: "@surprisal/info-theory",
  formula: String.raw`\frac{y^\beta + (\beta - 1) p^\beta - \beta y p^{\beta - 1}}{\beta (\beta - 1)}`,
  domain: { prediction: "positive", target: "nonNegative" },
  options: { beta: { default: 1.5, summary: "The order: any number." } },
  properties: { convex: true, smooth: true, minimisedBy: "mean" },
  elementwise: (prediction, target, { beta }) => betaTerm(target, prediction, beta),
  peers: { "scikit-learn": "decomposition.NMF(beta_loss=beta)" },
  references: [
    "C. Févotte & J. Idier, Algorithms for Nonnegative Matrix Factorization with the β-Divergence, 2011",
  ],
});
