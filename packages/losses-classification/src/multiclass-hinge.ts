import { defineLoss } from "@surprisal/loss-registry";
import { classLoss, countedClassOptions, onlyIndices } from "./support/class-target.js";
import { largest, tiesOption } from "./support/largest.js";

/**
 * Crammer and Singer's hinge over classes: the most that a wrong class, raised by `margin`, lies above the right one.
 *
 * max_j (z_j + m·[j ≠ y]) − z_y, which is 0 where the right score leads by the margin. Targets are class indices. Where
 * several classes tie for the maximum they share its slope evenly, or the first has it with `ties: "first"`, as
 * PyTorch's max and JAX's argmax do.
 *
 * @throws ValueError for a class index that does not exist, ShapeError for distributions as targets.
 * @example
 * ```ts
 * import { multiclassHinge } from "@surprisal/losses-classification/multiclass-hinge";
 * multiclassHinge([[2, 0.5, 0], [2, 1.5, 0]], [0, 0], { reduction: "none" }).arraySync(); // → [0, 0.5]
 * multiclassHinge.valueAndGrad([[2, 1.5, 0]], [0]).gradient.arraySync(); // → [[-1, 1, 0]]
 * ```
 */
export const multiclassHinge = /* @__PURE__ */ defineLoss({
  name: "multiclassHinge",
  aliases: ["crammerSinger"],
  title: "Multi-class hinge (Crammer–Singer)",
  plugin: "@surprisal/losses-classification",
  formula: String.raw`\max_j\,(z_j + m\,[j \ne y]) - z_y`,
  domain: { prediction: "logits", target: "classIndex" },
  options: {
    ...countedClassOptions,
    margin: { default: 1, min: 0, summary: "By how much the right class has to lead." },
    ties: tiesOption,
  },
  properties: { convex: true, robust: true, smooth: false, lipschitz: 1 },
  perSample(scores, target, options) {
    onlyIndices("multiclassHinge", scores, target);
    const { margin, ties } = options;
    return classLoss("multiclassHinge", scores, target, options, ({ scores: z, axis, expect, shares }) => {
      const raised = z.add(shares().mul(-margin).add(margin));
      return largest(raised, axis, ties).sub(expect(z));
    });
  },
  references: [
    "K. Crammer & Y. Singer, On the Algorithmic Implementation of Multiclass Kernel-based Vector Machines, JMLR 2, 2001",
  ],
  peers: { optax: "multiclass_hinge_loss", "scikit-learn": "metrics.hinge_loss" },
});
