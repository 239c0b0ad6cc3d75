import { defineLoss } from "@surprisal/loss-registry";
import { classLoss, classOptions } from "./support/class-target.js";
import { tsallisFenchelYoung } from "./support/fenchel-young.js";

/**
 * The loss whose predicted distribution is sparsemax, the projection of the logits on the simplex.
 *
 * ½‖z − y‖² − ½‖z − p‖² with p = sparsemax(z): convex, with gradient p − y, and exactly 0 once the right class leads by
 * 1. Targets are class indices or distributions; logits −∞ are classes without probability.
 *
 * @throws ValueError for a class index that does not exist, ShapeError for targets of another shape.
 * @example
 * ```ts
 * import { sparsemaxLoss } from "@surprisal/losses-classification/sparsemax-loss";
 * sparsemaxLoss([[0, 0], [1, 0]], [0, 0], { reduction: "none" }).arraySync(); // → [0.25, 0]
 * sparsemaxLoss.valueAndGrad([[1, 0.5, -1]], [0]).gradient.arraySync(); // → [[-0.25, 0.25, 0]]
 * ```
 */
export const sparsemaxLoss = /* @__PURE__ */ defineLoss({
  name: "sparsemaxLoss",
  title: "Sparsemax loss",
  plugin: "@surprisal/losses-classification",
  formula: String.raw`\tfrac12 \lVert z - y\rVert^2 - \tfrac12 \lVert z - p\rVert^2,\quad p = \operatorname{sparsemax}(z)`,
  domain: { prediction: "logits", target: ["classIndex", "distribution"] },
  options: classOptions,
  properties: { convex: true, robust: true, smooth: true, lipschitz: 1 },
  perSample: (logits, target, options) =>
    classLoss("sparsemaxLoss", logits, target, options, (truth) => tsallisFenchelYoung(truth, 2)),
  references: [
    "A. F. T. Martins & R. F. Astudillo, From Softmax to Sparsemax, ICML 2016",
    "M. Blondel, A. F. T. Martins & V. Niculae, Learning with Fenchel–Young Losses, JMLR 21, 2020",
  ],
  peers: { optax: "multiclass_sparsemax_loss" },
});
