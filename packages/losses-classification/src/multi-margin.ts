import { defineLoss } from "@surprisal/loss-registry";
import { classLoss, countedClassOptions, onlyIndices } from "./support/class-target.js";

/**
 * Weston and Watkins' hinge over classes: every wrong class that comes within `margin` of the right one costs.
 *
 * Σ_{j≠y} max(0, m − z_y + z_j)^p / K over K classes. Targets are class indices; the slope at a kink is 0. With
 * `classWeight` the mean still divides by the number of samples, as PyTorch's does.
 *
 * @throws ValueError for a class index that does not exist, ShapeError for distributions as targets.
 * @example
 * ```ts
 * import { multiMargin } from "@surprisal/losses-classification/multi-margin";
 * multiMargin([[2, 1.5, 0], [0, 0, 0]], [0, 1], { reduction: "none" }).arraySync(); // → [0.16667, 0.66667]
 * multiMargin.valueAndGrad([[2, 1.5]], [0]).gradient.arraySync(); // → [[-0.5, 0.5]]
 * ```
 */
export const multiMargin = /* @__PURE__ */ defineLoss({
  name: "multiMargin",
  aliases: ["westonWatkins"],
  title: "Multi-class margin (Weston–Watkins)",
  plugin: "@surprisal/losses-classification",
  formula: String.raw`\frac1K \sum_{j \ne y} \max(0, m - z_y + z_j)^p`,
  domain: { prediction: "logits", target: "classIndex" },
  options: {
    ...countedClassOptions,
    margin: { default: 1, summary: "By how much the right class has to lead." },
    p: { type: "integer", default: 1, min: 1, max: 2, summary: "The power, 1 or 2." },
  },
  properties: { convex: true },
  perSample(scores, target, options) {
    onlyIndices("multiMargin", scores, target);
    const { margin, p } = options;
    return classLoss(
      "multiMargin",
      scores,
      target,
      options,
      ({ scores: z, axis, classes, expect, shares }) => {
        const short = z.sub(expect(z).unsqueeze(axis)).add(margin);
        const costs = shares().cast("bool").where(0, short.relu());
        return costs.pow(p).sum(axis).div(classes);
      },
    );
  },
  references: [
    "J. Weston & C. Watkins, Support Vector Machines for Multi-Class Pattern Recognition, ESANN 1999",
  ],
  peers: { PyTorch: "nn.MultiMarginLoss" },
});
