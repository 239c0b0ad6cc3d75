import { defineLoss } from "@surprisal/loss-registry";
import { diceOf, overlapOf, overlapOptions } from "./support/overlap.js";

/**
 * log cosh of the Dice loss: its square where regions nearly agree, which makes the end of training smooth.
 *
 * Prediction and target 0 or 1 have one shape, the first axis counts samples, and each sample has one loss; `per` says
 * otherwise. The prediction holds probabilities unless `activation` makes them.
 *
 * @throws ShapeError unless prediction and target have one shape of two axes or more
 * @example
 * ```ts
 * import { logCoshDice } from "@surprisal/losses-classification/log-cosh-dice";
 * logCoshDice([[1, 1, 0, 0]], [[1, 0, 0, 0]], { smooth: 0 }).itemSync(); // → 0.054556
 * ```
 */
export const logCoshDice = /* @__PURE__ */ defineLoss({
  name: "logCoshDice",
  title: "Log-cosh Dice",
  plugin: "@surprisal/losses-classification",
  formula: String.raw`\log\cosh\Bigl(1 - \frac{2 \sum p y + s}{\sum p + \sum y + s}\Bigr)`,
  domain: { prediction: "probability", target: "binary" },
  options: overlapOptions,
  properties: { convex: false, robust: true, smooth: true },
  perBatch: (prediction, target, options) =>
    diceOf(overlapOf("logCoshDice", prediction, target, options), options.smooth).logCosh(),
  references: ["S. Jadon, A Survey of Loss Functions for Semantic Segmentation, CIBCB 2020"],
});
