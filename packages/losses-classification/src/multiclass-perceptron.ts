import { defineLoss } from "@surprisal/loss-registry";
import { classLoss, countedClassOptions, onlyIndices } from "./support/class-target.js";
import { largest, tiesOption } from "./support/largest.js";

/**
 * How far the highest score lies above that of the right class: max_j z_j − z_y, 0 where the right class leads.
 *
 * Targets are class indices. Where several classes tie for the maximum they share its slope evenly, or the first has it
 * with `ties: "first"`.
 *
 * @throws ValueError for a class index that does not exist, ShapeError for distributions as targets.
 * @example
 * ```ts
 * import { multiclassPerceptron } from "@surprisal/losses-classification/multiclass-perceptron";
 * multiclassPerceptron([[2, 0.5], [2, 0.5]], [0, 1], { reduction: "none" }).arraySync(); // → [0, 1.5]
 * multiclassPerceptron.valueAndGrad([[2, 0.5]], [1]).gradient.arraySync(); // → [[1, -1]]
 * ```
 */
export const multiclassPerceptron = /* @__PURE__ */ defineLoss({
  name: "multiclassPerceptron",
  title: "Multi-class perceptron",
  plugin: "@surprisal/losses-classification",
  formula: String.raw`\max_j z_j - z_y`,
  domain: { prediction: "logits", target: "classIndex" },
  options: { ...countedClassOptions, ties: tiesOption },
  properties: { convex: true, robust: true, smooth: false, lipschitz: 1 },
  perSample(scores, target, options) {
    onlyIndices("multiclassPerceptron", scores, target);
    return classLoss("multiclassPerceptron", scores, target, options, ({ scores: z, axis, expect }) =>
      largest(z, axis, options.ties).sub(expect(z)),
    );
  },
  references: ["M. Collins, Discriminative Training Methods for Hidden Markov Models, EMNLP 2002"],
  peers: { optax: "multiclass_perceptron_loss" },
});
