import { defineLoss } from "@surprisal/loss-registry";
import { overlapOf, overlapOptions, tverskyOf, tverskyOptions } from "./support/overlap.js";

/**
 * One minus the Tversky index of the predicted and the true region, 1 − (TP + s)/(TP + α·FP + β·FN + s), where the counts
 * are sums of probabilities.
 *
 * `alpha` weighs what is found wrongly, `beta` what is missed; a larger beta finds more. ½ and ½ is `dice` with twice the
 * smoothing, 1 and 1 is `jaccard`. Prediction and target 0 or 1 have one shape, the first axis counts samples, and each
 * sample has one loss; `per` says otherwise. The prediction holds probabilities unless `activation` makes them.
 *
 * @throws ShapeError unless prediction and target have one shape of two axes or more
 * @example
 * ```ts
 * import { tversky } from "@surprisal/losses-classification/tversky";
 * tversky([[1, 1, 0, 0]], [[1, 0, 0, 1]], { alpha: 0.3, beta: 0.7, smooth: 0 }).itemSync(); // → 0.5
 * tversky([[1, 1, 1, 0]], [[1, 0, 0, 0]], { alpha: 0.3, beta: 0.7, smooth: 0 }).itemSync(); // → 0.375
 * ```
 */
export const tversky = /* @__PURE__ */ defineLoss({
  name: "tversky",
  title: "Tversky",
  plugin: "@surprisal/losses-classification",
  formula: String.raw`1 - \frac{TP + s}{TP + \alpha\, FP + \beta\, FN + s}`,
  domain: { prediction: "probability", target: "binary" },
  options: { ...overlapOptions, ...tverskyOptions },
  properties: { convex: false, robust: true, smooth: true },
  perBatch(prediction, target, options) {
    const { alpha, beta, smooth } = options;
    return tverskyOf(overlapOf("tversky", prediction, target, options), alpha, beta, smooth);
  },
  references: [
    "S. Salehi, D. Erdogmus & A. Gholipour, Tversky Loss Function for Image Segmentation, MLMI 2017",
  ],
  peers: {
    Keras: "losses.Tversky",
    optax: "losses.dice_loss",
    MONAI: "TverskyLoss",
    "segmentation_models.pytorch": "TverskyLoss",
  },
});
