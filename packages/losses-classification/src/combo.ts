import { defineLoss } from "@surprisal/loss-registry";
import { binaryCrossEntropyOf } from "./support/binary.js";
import { diceOf, overlapOf, regionAxes, regionOptions } from "./support/overlap.js";

/**
 * A weighed cross-entropy and the Dice loss of the same logits in the ratio α to 1 − α; in the cross-entropy positives
 * weigh β and negatives 1 − β, which trades what is found wrongly for what is missed.
 *
 * Logits and labels 0 or 1 have one shape, the first axis counts samples, and each sample has one loss; `per` says
 * otherwise. The paper subtracts the Dice coefficient, which is this minus the constant 1 − α.
 *
 * @throws ShapeError unless logits and labels have one shape of two axes or more
 * @example
 * ```ts
 * import { combo } from "@surprisal/losses-classification/combo";
 * combo([[0, 0]], [[1, 0]], { smooth: 0 }).itemSync(); // → 0.42329
 * ```
 */
export const combo = /* @__PURE__ */ defineLoss({
  name: "combo",
  title: "Combo",
  plugin: "@surprisal/losses-classification",
  formula: String.raw`-\frac{\alpha}{n} \sum \beta y \log p + (1 - \beta)(1 - y) \log(1 - p) + (1 - \alpha) \Bigl(1 - \frac{2 \sum p y + s}{\sum p + \sum y + s}\Bigr)`,
  domain: { prediction: "logits", target: "binary" },
  options: {
    ...regionOptions,
    alpha: { default: 0.5, min: 0, max: 1, summary: "The share of the cross-entropy." },
    beta: {
      default: 0.5,
      min: 0,
      exclusiveMax: 1,
      summary: "The weight of positives in the cross-entropy, beside 1 − beta of negatives.",
    },
  },
  properties: { convex: false, robust: true, smooth: true },
  perBatch(logits, target, options) {
    const { smooth, alpha, beta } = options;
    const overlap = overlapOf("combo", logits, target, { ...options, activation: "sigmoid" });
    const costs = binaryCrossEntropyOf(logits, target, beta / (1 - beta)).mul(1 - beta);
    const crossEntropy = costs.mean(regionAxes(logits, options));
    return crossEntropy.mul(alpha).add(diceOf(overlap, smooth).mul(1 - alpha));
  },
  references: [
    "S. Taghanaki et al., Combo Loss: Handling Input and Output Imbalance in Multi-Organ Segmentation, 2019",
  ],
});
