import { defineLoss } from "@surprisal/loss-registry";
import { overlapOf, overlapOptions, tverskyOf, tverskyOptions } from "./support/overlap.js";

/**
 * The Tversky loss to the power γ: below 1 it stays steep where regions nearly agree, above 1 it attends to those that
 * do not.
 *
 * `gamma` 0.75 is 1/γ of the paper's γ = 4/3. For a perfect prediction the slope is 0. Everything else is as in
 * `tversky`: `alpha` weighs what is found wrongly, `beta` what is missed, and each sample has one loss unless `per`
 * says otherwise.
 *
 * @throws ShapeError unless prediction and target have one shape of two axes or more
 * @example
 * ```ts
 * import { focalTversky } from "@surprisal/losses-classification/focal-tversky";
 * focalTversky([[1, 1, 1, 0]], [[1, 0, 0, 0]], { gamma: 2, smooth: 0 }).itemSync(); // → 0.25
 * ```
 */
export const focalTversky = /* @__PURE__ */ defineLoss({
  name: "focalTversky",
  title: "Focal Tversky",
  plugin: "@surprisal/losses-classification",
  formula: String.raw`\Bigl(1 - \frac{TP + s}{TP + \alpha\, FP + \beta\, FN + s}\Bigr)^\gamma`,
  domain: { prediction: "probability", target: "binary" },
  options: {
    ...overlapOptions,
    ...tverskyOptions,
    gamma: { default: 0.75, exclusiveMin: 0, summary: "The power." },
  },
  properties: { convex: false, smooth: true },
  perBatch(prediction, target, options) {
    const { alpha, beta, smooth, gamma } = options;
    const overlap = overlapOf("focalTversky", prediction, target, options);
    const loss = tverskyOf(overlap, alpha, beta, smooth);
    // At 0 the power has an infinite slope or none; 0 is a subgradient of it.
    const perfect = loss.lessEqual(0);
    return perfect.where(0, perfect.where(1, loss).pow(gamma));
  },
  references: [
    "N. Abraham & N. Khan, A Novel Focal Tversky Loss Function with Improved Attention U-Net, ISBI 2019",
  ],
  peers: { "segmentation_models.pytorch": "TverskyLoss(gamma=…)" },
});
