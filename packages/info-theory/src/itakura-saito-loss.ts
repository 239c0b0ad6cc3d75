import { defineLoss } from "@surprisal/loss-registry";
import { betaTerm } from "./support/beta-term.js";

/**
 * Itakura and Saito's divergence of the target from the prediction, `y/p − log(y/p) − 1`: for spectra and other positive
 * numbers of which only ratios matter. Half of the gamma deviance. ∞ where one of them is 0.
 *
 * Element by element; prediction and target broadcast.
 *
 * @example
 * ```ts
 * import { itakuraSaitoLoss } from "@surprisal/info-theory/itakura-saito-loss";
 * itakuraSaitoLoss([1, 5], [2, 5], { reduction: "none" }).arraySync(); // → [0.30685282, 0]
 * ```
 */
export const itakuraSaitoLoss = /* @__PURE__ */ defineLoss({
  name: "itakuraSaitoLoss",
  title: "Itakura–Saito divergence",
  plugin: "@surprisal/info-theory",
  formula: String.raw`\frac{y}{p} - \log\frac{y}{p} - 1`,
  domain: { prediction: "positive", target: "positive" },
  properties: { convex: false, smooth: true, minimisedBy: "mean" },
  elementwise: (prediction, target) => betaTerm(target, prediction, 0),
  peers: { "scikit-learn": 'decomposition.NMF(beta_loss="itakura-saito")' },
  references: [
    "C. Févotte, N. Bertin & J.-L. Durrieu, Nonnegative Matrix Factorization with the Itakura–Saito Divergence, 2009",
  ],
});
