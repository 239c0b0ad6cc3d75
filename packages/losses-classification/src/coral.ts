import { defineLoss } from "@surprisal/loss-registry";
import { arange } from "@surprisal/tensor";
import { along } from "./support/class-target.js";
import { ordinalLoss, ordinalOptions } from "./support/ordinal.js";

/**
 * Ordered classes as a row of yes-or-no questions "is it above class k?": the sum of their binary cross-entropies.
 *
 * Of K classes the prediction holds the K − 1 logits of P(y > k) along the class `axis`, and the target the classes 0 to
 * K − 1. CORAL's model shares the weights of the questions, so that their answers are in order; the loss does not ask for
 * it. cumulativeLogit is the likelihood of the class itself.
 *
 * @throws ValueError for a class that does not exist, ShapeError for distributions as targets.
 * @example
 * ```ts
 * import { coral } from "@surprisal/losses-classification/coral";
 * coral([[0, 0]], [1]).itemSync(); // → 1.3863
 * coral.valueAndGrad([[0, 0]], [1]).gradient.arraySync(); // → [[-0.5, 0.5]]
 * ```
 */
export const coral = /* @__PURE__ */ defineLoss({
  name: "coral",
  aliases: ["ordinalCrossEntropy"],
  title: "Ordinal regression (CORAL)",
  plugin: "@surprisal/losses-classification",
  formula: String.raw`\sum_{k} \log(1 + e^{z_k}) - [y > k]\,z_k`,
  domain: { prediction: "logits", target: "classIndex" },
  options: ordinalOptions,
  properties: { convex: true, robust: true, smooth: true, lipschitz: 1 },
  perSample: (logits, target, options) =>
    ordinalLoss("coral", logits, target, options, (z, classIndex, axis) => {
      const questions = arange(z.shape[axis] ?? 0, undefined, 1, { dtype: "int32" });
      const above = classIndex.greater(along(questions, axis, z.rank));
      return above.where(z.neg(), z).softplus().sum(axis, { keepDims: true });
    }),
  references: [
    "W. Cao, V. Mirjalili & S. Raschka, Rank Consistent Ordinal Regression for Neural Networks, Pattern Recognition Letters 140, 2020",
  ],
});
