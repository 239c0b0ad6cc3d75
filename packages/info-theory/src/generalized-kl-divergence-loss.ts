import { defineLoss } from "@surprisal/loss-registry";
import { cressieReadTerm } from "./support/cressie-read-term.js";

/**
 * Generalised Kullback–Leibler divergence of the target from the prediction, `y log(y / p) − y + p`: for counts and
 * intensities that need not sum to 1. The Poisson deviance is twice that. p where y = 0; ∞ where y > 0 = p.
 *
 * Element by element; prediction and target broadcast.
 *
 * @example
 * ```ts
 * import { generalizedKlDivergenceLoss } from "@surprisal/info-theory/generalized-kl-divergence-loss";
 * generalizedKlDivergenceLoss([1, 1], [2, 1], { reduction: "none" }).arraySync(); // → [0.38629436, 0]
 * ```
 */
export const generalizedKlDivergenceLoss = /* @__PURE__ */ defineLoss({
  name: "generalizedKlDivergenceLoss",
  title: "Generalised Kullback–Leibler divergence",
  plugin: "@surprisal/info-theory",
  formula: String.raw`y \log\frac{y}{p} - y + p`,
  domain: { prediction: "positive", target: "nonNegative" },
  properties: { convex: true, smooth: true, minimisedBy: "mean" },
  elementwise: (prediction, target) => cressieReadTerm(target, prediction, 1),
  peers: { SciPy: "special.kl_div", "scikit-learn": 'decomposition.NMF(beta_loss="kullback-leibler")' },
  references: ["D. D. Lee & H. S. Seung, Algorithms for Non-negative Matrix Factorization, 2000"],
});
