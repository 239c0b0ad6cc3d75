import { defineLoss } from "@surprisal/loss-registry";
import { classLoss, countedClassOptions } from "./support/class-target.js";

/**
 * Hinge between the score of the right class and the highest of the others: max(0, 1 + max_k (1 − y_k) z_k − Σ y z).
 *
 * Keras's loss of this name. The right class enters the maximum as 0, so that the others have to lie below −1 less its
 * score even where all are negative: multiclassHinge is the one without that. Targets are class indices or
 * distributions; the slope at the kink is 0, and scores that tie for the maximum share it.
 *
 * @throws ValueError for a class index that does not exist, ShapeError for targets of another shape.
 * @example
 * ```ts
 * import { categoricalHinge } from "@surprisal/losses-classification/categorical-hinge";
 * categoricalHinge([[2, 0.5], [0.5, -1]], [0, 0], { reduction: "none" }).arraySync(); // → [0, 0.5]
 * ```
 */
export const categoricalHinge = /* @__PURE__ */ defineLoss({
  name: "categoricalHinge",
  title: "Categorical hinge",
  plugin: "@surprisal/losses-classification",
  formula: String.raw`\max\Bigl(0,\; m + \max_k (1 - y_k) z_k - \sum_k y_k z_k\Bigr)`,
  domain: { prediction: "logits", target: ["classIndex", "distribution"] },
  options: {
    ...countedClassOptions,
    margin: { default: 1, min: 0, summary: "By how much the right class has to lead." },
  },
  properties: { convex: true, robust: true, smooth: false, lipschitz: 1 },
  perSample: (logits, target, options) =>
    classLoss("categoricalHinge", logits, target, options, ({ scores: z, axis, expect, shares }) => {
      const others = z.mul(shares().neg().add(1)).max(axis);
      return others.sub(expect(z)).add(options.margin).relu();
    }),
  references: ["J. Weston & C. Watkins, Multi-class Support Vector Machines, technical report, 1998"],
  peers: { Keras: "losses.CategoricalHinge", "TensorFlow.js": "layers: categoricalHinge" },
});
