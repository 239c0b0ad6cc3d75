import { defineLoss } from "@surprisal/loss-registry";
import { classCountsOption } from "./support/class-counts.js";
import { perClass } from "./support/class-target.js";
import { crossEntropy, crossEntropyOptions } from "./support/cross-entropy.js";

/**
 * Softmax cross-entropy whose right class has to lead by a margin that is larger for rare classes.
 *
 * The score of class y is lowered by n_y^(−1/4), scaled so that the rarest class has `maxMargin`, and all are multiplied by
 * `scale` before the softmax. `classCounts` are the n; without them every class has the margin maxMargin. Meant for scores
 * that are cosines. Targets are class indices, or distributions, which have their share of each margin.
 *
 * @throws ValueError for a class index that does not exist, ShapeError when the counts are not one for each class.
 * @example
 * ```ts
 * import { ldam } from "@surprisal/losses-classification/ldam";
 * ldam([[0, 0]], [1], { scale: 1 }).itemSync(); // → 0.9741
 * ldam([[0, 0]], [1], { scale: 1, classCounts: [1, 16] }).itemSync(); // → 0.826
 * ```
 */
export const ldam = /* @__PURE__ */ defineLoss({
  name: "ldam",
  aliases: ["labelDistributionAwareMargin"],
  title: "Label-distribution-aware margin (LDAM)",
  plugin: "@surprisal/losses-classification",
  formula: String.raw`-\sum_k y_k \log\operatorname{softmax}\bigl(s\,(z - y \odot \Delta)\bigr)_k,\quad \Delta_k \propto n_k^{-1/4}`,
  domain: { prediction: "logits", target: ["classIndex", "distribution"] },
  options: {
    ...crossEntropyOptions,
    classCounts: classCountsOption,
    maxMargin: { default: 0.5, min: 0, summary: "The margin of the rarest class." },
    scale: { default: 30, exclusiveMin: 0, summary: "What the scores are multiplied by." },
  },
  properties: { convex: true, robust: true, smooth: true },
  perSample: (logits, target, options) =>
    crossEntropy("ldam", logits, target, options, ({ scores, axis, classes, shares }) => {
      const { classCounts, maxMargin, scale } = options;
      const rarity = classCounts?.cast(scores.dtype).pow(-1 / 4);
      const margins =
        rarity && perClass("ldam", "classCounts", rarity.div(rarity.max()), classes, axis, scores.rank);
      const lead = margins === undefined ? shares() : shares().mul(margins);
      return scores.sub(lead.mul(maxMargin)).mul(scale).logSoftmax(axis);
    }),
  references: [
    "K. Cao et al., Learning Imbalanced Datasets with Label-Distribution-Aware Margin Loss, NeurIPS 2019",
  ],
});
