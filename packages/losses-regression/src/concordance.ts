import { defineLoss } from "@surprisal/loss-registry";
import type { Tensor } from "@surprisal/tensor";

/**
 * One minus Lin's concordance correlation of prediction and target over the samples: 0 only where they are equal, since
 * another scale or offset counts too. Between 0 and 2; of each output by itself, and then averaged.
 *
 * Mean squared difference over (variance + variance′ + (mean − mean′)²), with variances divided by the number of
 * samples. Samples lie along `axis`, the first unless given. Two constants that agree have loss 0.
 *
 * @throws ShapeError for prediction and target of other shapes.
 * @example
 * ```ts
 * import { concordance } from "@surprisal/losses-regression/concordance";
 * concordance([1, 2, 3], [2, 3, 4]).itemSync(); // → 0.42857143
 * concordance([1, 2, 3], [1, 2, 3]).itemSync(); // → 0
 * ```
 */
export const concordance = /* @__PURE__ */ defineLoss({
  name: "concordance",
  aliases: ["ccc"],
  title: "Concordance",
  plugin: "@surprisal/losses-regression",
  formula: String.raw`\frac{\tfrac1n\sum_i (f_i - y_i)^2}{\sigma_f^2 + \sigma_y^2 + (\bar f - \bar y)^2}`,
  domain: { prediction: "real", target: "real" },
  options: { axis: { type: "axis", default: 0, summary: "The axis of the samples." } },
  properties: { convex: false, robust: false, smooth: true },
  perSample(prediction, target, { axis }) {
    const mean = (x: Tensor) => x.mean(axis);
    const apart = mean(prediction).sub(mean(target)).square();
    const spread = prediction.variance(axis).add(target.variance(axis)).add(apart);
    return mean(prediction.sub(target).square()).div(spread.equal(0).where(1, spread));
  },
  peers: { Keras: "metrics.ConcordanceCorrelation" },
  references: [
    "L. I.-K. Lin, A Concordance Correlation Coefficient to Evaluate Reproducibility, Biometrics 45, 1989",
  ],
});
