import { defineLoss } from "@surprisal/loss-registry";
import { sigmoidFocal } from "./sigmoid-focal.js";
import { binaryFocalOptions } from "./support/focal.js";
import { diceOf, diceWeightOption, overlapOf, regionAxes, regionOptions } from "./support/overlap.js";

/**
 * Dice loss plus the mean focal loss of the same logits: the overlap as a whole, and the hard elements by themselves.
 *
 * Logits and labels 0 or 1 have one shape, the first axis counts samples, and each sample has one loss; `per` says
 * otherwise. `gamma` and `alpha` are those of `sigmoidFocal`, `diceWeight` and `focalWeight` weigh the two.
 *
 * @throws ShapeError unless logits and labels have one shape of two axes or more
 * @example
 * ```ts
 * import { diceFocal } from "@surprisal/losses-classification/dice-focal";
 * diceFocal([[0, 0]], [[1, 0]], { smooth: 0 }).itemSync(); // → 0.67329
 * ```
 */
export const diceFocal = /* @__PURE__ */ defineLoss({
  name: "diceFocal",
  title: "Dice and focal",
  plugin: "@surprisal/losses-classification",
  formula: String.raw`\lambda_D \Bigl(1 - \frac{2 \sum p y + s}{\sum p + \sum y + s}\Bigr) - \frac{\lambda_F}{n} \sum \alpha_t (1 - p_t)^\gamma \log p_t`,
  domain: { prediction: "logits", target: "binary" },
  options: {
    ...regionOptions,
    ...binaryFocalOptions,
    diceWeight: diceWeightOption,
    focalWeight: { default: 1, min: 0, summary: "The weight of the focal loss." },
  },
  properties: { convex: false, robust: true, smooth: true },
  perBatch(logits, target, options) {
    const { smooth, gamma, alpha, diceWeight, focalWeight } = options;
    const overlap = overlapOf("diceFocal", logits, target, { ...options, activation: "sigmoid" });
    const costs = sigmoidFocal(logits, target, { gamma, alpha, reduction: "none" });
    const focal = costs.mean(regionAxes(logits, options));
    return diceOf(overlap, smooth).mul(diceWeight).add(focal.mul(focalWeight));
  },
  references: ["W. Zhu et al., AnatomyNet, Medical Physics 46, 2019"],
  peers: { MONAI: "DiceFocalLoss" },
});
