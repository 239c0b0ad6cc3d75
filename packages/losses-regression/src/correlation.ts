import { defineLoss } from "@surprisal/loss-registry";
import type { Tensor } from "@surprisal/tensor";
import { cosine } from "./support/cosine.js";

/**
 * One minus Pearson's correlation of prediction and target over the samples: between 0 and 2, whatever the scale and
 * offset of the prediction. Of each output by itself, and then averaged.
 *
 * Samples lie along `axis`, the first unless given. The norm of each deviation from the mean counts as at least `eps`,
 * so that a constant has correlation 0; `eps: 0` gives NaN for it, as SciPy does.
 *
 * @throws ShapeError for prediction and target of other shapes.
 * @example
 * ```ts
 * import { correlation } from "@surprisal/losses-regression/correlation";
 * correlation([1, 2, 3], [10, 20, 30]).itemSync(); // → 0
 * correlation([1, 2, 3], [1, 3, 2]).itemSync(); // → 0.5
 * ```
 */
export const correlation = /* @__PURE__ */ defineLoss({
  name: "correlation",
  aliases: ["pearson"],
  title: "Correlation",
  plugin: "@surprisal/losses-regression",
  formula: String.raw`1 - \frac{\sum_i (f_i - \bar f)(y_i - \bar y)}{\sqrt{\sum_i (f_i - \bar f)^2 \sum_i (y_i - \bar y)^2}}`,
  domain: { prediction: "real", target: "real" },
  options: {
    axis: { type: "axis", default: 0, summary: "The axis of the samples." },
    eps: { default: 1e-8, min: 0, summary: "What the norm of the deviations counts at least." },
  },
  properties: { convex: false, robust: false, smooth: true },
  perSample(prediction, target, { axis, eps }) {
    const centred = (x: Tensor) => x.sub(x.mean(axis, { keepDims: true }));
    return cosine(centred(prediction), centred(target), axis, eps).neg().add(1);
  },
  peers: {
    SciPy: "stats.pearsonr",
    Keras: "metrics.PearsonCorrelation",
    torchmetrics: "PearsonCorrCoef",
  },
  references: ["K. Pearson, Notes on Regression and Inheritance in the Case of Two Parents, 1895"],
});
