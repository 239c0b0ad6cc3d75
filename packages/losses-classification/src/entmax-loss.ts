import { defineLoss } from "@surprisal/loss-registry";
import { classLoss, classOptions } from "./support/class-target.js";
import { tsallisFenchelYoung } from "./support/fenchel-young.js";

/**
 * The loss whose predicted distribution is entmax, which has zeros: Ω*(z) + Ω(y) − ⟨z, y⟩ with Ω(p) = Σ (p^α − p) / (α(α − 1)).
 *
 * A Fenchel–Young loss: convex, with gradient entmax(z) − y, and exactly 0 once the right class leads by 1/(α − 1). It
 * tends to softmaxCrossEntropy as `alpha` tends to 1, and is sparsemaxLoss at 2. Targets are class indices or
 * distributions; logits −∞ are classes without probability. The entmax of the same alpha gives the probabilities.
 *
 * @throws ValueError for a class index that does not exist, ShapeError for targets of another shape.
 * @example
 * ```ts
 * import { entmaxLoss } from "@surprisal/losses-classification/entmax-loss";
 * entmaxLoss([[0, 0], [2, 0]], [0, 0], { reduction: "none" }).arraySync(); // → [0.39052, 0]
 * entmaxLoss.valueAndGrad([[0, 0]], [0]).gradient.arraySync(); // → [[-0.5, 0.5]]
 * ```
 */
export const entmaxLoss = /* @__PURE__ */ defineLoss({
  name: "entmaxLoss",
  aliases: ["entmax15Loss"],
  title: "Entmax loss",
  plugin: "@surprisal/losses-classification",
  formula: String.raw`\langle p - y, z\rangle - \sum_k \frac{p_k^\alpha - p_k - y_k^\alpha + y_k}{\alpha(\alpha - 1)},\quad p = \alpha\text{-entmax}(z)`,
  domain: { prediction: "logits", target: ["classIndex", "distribution"] },
  options: {
    ...classOptions,
    alpha: { default: 1.5, exclusiveMin: 1, summary: "Order of the entropy: the larger, the sparser." },
  },
  properties: { convex: true, robust: true, smooth: true, lipschitz: 1 },
  perSample: (logits, target, options) =>
    classLoss("entmaxLoss", logits, target, options, (truth) => tsallisFenchelYoung(truth, options.alpha)),
  references: [
    "B. Peters, V. Niculae & A. F. T. Martins, Sparse Sequence-to-Sequence Models, ACL 2019",
    "M. Blondel, A. F. T. Martins & V. Niculae, Learning with Fenchel–Young Losses, JMLR 21, 2020",
  ],
});
