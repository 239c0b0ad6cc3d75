import { defineLoss } from "@surprisal/loss-registry";
import { diceOf, overlapOf, overlapOptions } from "./support/overlap.js";

/**
 * One minus twice the common part of the predicted and the true region over the sum of their sizes,
 * 1 − (2Σpy + s)/(Σp + Σy + s), where a size is a sum of probabilities: the F-score for training.
 *
 * Prediction and target 0 or 1 have one shape, the first axis counts samples, and each sample has one loss; `per` says
 * otherwise (Keras takes the whole batch, MONAI each class of each sample). The prediction holds probabilities unless
 * `activation` makes them. `squared` takes the sizes from squares, as V-Net does; `eps` is added below alone, as Keras
 * does with `smooth: 0`. A region that is empty in both is 0/0 without either.
 *
 * @throws ShapeError unless prediction and target have one shape of two axes or more
 * @example
 * ```ts
 * import { dice } from "@surprisal/losses-classification/dice";
 * dice([[1, 1, 0, 0]], [[1, 0, 0, 0]], { smooth: 0 }).itemSync(); // → 0.33333
 * dice([[[0.9, 0.2], [0.8, 0.1]]], [[[1, 0], [1, 0]]], { per: "class", reduction: "none" }).arraySync();
 * // → [0.06383, 0.23077]
 * ```
 */
export const dice = /* @__PURE__ */ defineLoss({
  name: "dice",
  title: "Dice",
  plugin: "@surprisal/losses-classification",
  formula: String.raw`1 - \frac{2 \sum p y + s}{\sum p + \sum y + s}`,
  domain: { prediction: "probability", target: "binary" },
  options: {
    ...overlapOptions,
    eps: { default: 0, min: 0, summary: "Added to the denominator alone." },
    squared: { type: "boolean", default: false, summary: "Whether sizes are sums of squares." },
  },
  properties: { convex: false, robust: true, smooth: true },
  perBatch(prediction, target, options) {
    const size = options.squared ? (x: typeof prediction) => x.square() : undefined;
    return diceOf(overlapOf("dice", prediction, target, options, size), options.smooth, options.eps);
  },
  references: ["F. Milletari, N. Navab & S. Ahmadi, V-Net, 3DV 2016"],
  peers: {
    Keras: "losses.Dice",
    MONAI: "DiceLoss",
    "segmentation_models.pytorch": "DiceLoss",
  },
});
