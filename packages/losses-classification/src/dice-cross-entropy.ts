import { defineLoss } from "@surprisal/loss-registry";
import { binaryCrossEntropyOf } from "./support/binary.js";
import { diceOf, diceWeightOption, overlapOf, regionAxes, regionOptions } from "./support/overlap.js";

/**
 * Dice loss plus the mean binary cross-entropy of the same logits: the overlap as a whole, and each element by itself.
 *
 * Logits and labels 0 or 1 have one shape, the first axis counts samples, and each sample has one loss; `per` says
 * otherwise. `diceWeight` and `crossEntropyWeight` weigh the two. The cross-entropy is stable for every finite logit, and
 * has a slope where that of the Dice loss vanishes.
 *
 * @throws ShapeError unless logits and labels have one shape of two axes or more
 * @example
 * ```ts
 * import { diceCrossEntropy } from "@surprisal/losses-classification/dice-cross-entropy";
 * diceCrossEntropy([[0, 0]], [[1, 0]], { smooth: 0 }).itemSync(); // → 1.1931
 * ```
 */
export const diceCrossEntropy = /* @__PURE__ */ defineLoss({
  name: "diceCrossEntropy",
  title: "Dice and cross-entropy",
  plugin: "@surprisal/losses-classification",
  formula: String.raw`\lambda_D \Bigl(1 - \frac{2 \sum p y + s}{\sum p + \sum y + s}\Bigr) - \frac{\lambda_C}{n} \sum y \log p + (1 - y) \log(1 - p)`,
  domain: { prediction: "logits", target: "binary" },
  options: {
    ...regionOptions,
    diceWeight: diceWeightOption,
    crossEntropyWeight: { default: 1, min: 0, summary: "The weight of the cross-entropy." },
  },
  properties: { convex: false, robust: true, smooth: true },
  perBatch(logits, target, options) {
    const { smooth, diceWeight, crossEntropyWeight } = options;
    const overlap = overlapOf("diceCrossEntropy", logits, target, { ...options, activation: "sigmoid" });
    const crossEntropy = binaryCrossEntropyOf(logits, target).mean(regionAxes(logits, options));
    return diceOf(overlap, smooth).mul(diceWeight).add(crossEntropy.mul(crossEntropyWeight));
  },
  references: ["F. Isensee et al., nnU-Net, Nature Methods 18, 2021"],
  peers: { MONAI: "DiceCELoss(sigmoid=True)" },
});
