import { defineLoss } from "@surprisal/loss-registry";
import { overlapOf, overlapOptions, tverskyOf } from "./support/overlap.js";

/**
 * One minus the common part of the predicted and the true region over their union,
 * 1 − (Σpy + s)/(Σp + Σy − Σpy + s): intersection over union for training.
 *
 * Prediction and target 0 or 1 have one shape, the first axis counts samples, and each sample has one loss; `per` says
 * otherwise. The prediction holds probabilities unless `activation` makes them. It is 2d/(1 + d) of `dice` d without
 * smoothing, and so ranks predictions alike.
 *
 * @throws ShapeError unless prediction and target have one shape of two axes or more
 * @example
 * ```ts
 * import { jaccard } from "@surprisal/losses-classification/jaccard";
 * jaccard([[1, 1, 0, 0]], [[1, 0, 0, 0]], { smooth: 0 }).itemSync(); // → 0.5
 * ```
 */
export const jaccard = /* @__PURE__ */ defineLoss({
  name: "jaccard",
  aliases: ["softIou"],
  title: "Jaccard",
  plugin: "@surprisal/losses-classification",
  formula: String.raw`1 - \frac{\sum p y + s}{\sum p + \sum y - \sum p y + s}`,
  domain: { prediction: "probability", target: "binary" },
  options: overlapOptions,
  properties: { convex: false, robust: true, smooth: true },
  perBatch: (prediction, target, options) =>
    tverskyOf(overlapOf("jaccard", prediction, target, options), 1, 1, options.smooth),
  references: [
    "M. Rahman & Y. Wang, Optimizing Intersection-Over-Union in Deep Neural Networks for Image Segmentation, 2016",
  ],
  peers: { MONAI: "DiceLoss(jaccard=True)", "segmentation_models.pytorch": "JaccardLoss" },
});
