import { defineLoss } from "@surprisal/loss-registry";
import { cressieReadTerm } from "./support/cressie-read-term.js";

/**
 * Cressie and Read's power divergence of the target from the prediction, for non-negative numbers: half of Pearson's χ² at
 * order 2, Kullback and Leibler's at 1, reverse Kullback and Leibler's at 0. SciPy's λ is α − 1.
 *
 * Element by element; prediction and target broadcast.
 *
 * @example
 * ```ts
 * import { cressieReadLoss } from "@surprisal/info-theory/cressie-read-loss";
 * cressieReadLoss([0.25, 0.75], [0.5, 0.5], { alpha: 2, reduction: "sum" }).itemSync(); // → 0.16666667
 * ```
 */
export const cressieReadLoss = /* @__PURE__ */ defineLoss({
  name: "cressieReadLoss",
  title: "Cressie–Read power divergence",
  plugin: "@surprisal/info-theory",
  formula: String.raw`\frac{y^\alpha p^{1 - \alpha} - \alpha y + (\alpha - 1) p}{\alpha (\alpha - 1)}`,
  domain: { prediction: "positive", target: "nonNegative" },
  options: { alpha: { default: 5 / 3, summary: "The order: any number." } },
  properties: { convex: true, smooth: true },
  elementwise: (prediction, target, { alpha }) => cressieReadTerm(target, prediction, alpha),
  peers: { SciPy: "stats.power_divergence" },
  references: ["N. Cressie & T. R. C. Read, Multinomial Goodness-of-Fit Tests, 1984"],
});
