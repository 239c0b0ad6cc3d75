import { defineLoss } from "@surprisal/loss-registry";

/**
 * Absolute error as a fraction of the target's size, |prediction − target| / max(|target|, eps): mean absolute
 * percentage error.
 *
 * `percent: true` gives per cent, as Keras and TensorFlow.js do, whose `eps` is 1e-7; scikit-learn has the fraction.
 * Targets near 0 dominate everything: then choose `symmetricAbsolutePercentageError` or
 * `weightedAbsolutePercentageError`. The constant that minimises its sum is the median of the targets, each weighed by
 * 1/|target|. Prediction and target broadcast; non-finite values come out as IEEE says.
 *
 * @example
 * ```ts
 * import { absolutePercentageError } from "@surprisal/losses-regression/absolute-percentage-error";
 * absolutePercentageError([1, 3], [2, 4]).itemSync(); // → 0.375
 * absolutePercentageError([1, 3], [2, 4], { percent: true, reduction: "none" }).arraySync(); // → [50, 25]
 * ```
 */
export const absolutePercentageError = /* @__PURE__ */ defineLoss({
  name: "absolutePercentageError",
  aliases: ["mape"],
  title: "Absolute percentage error",
  plugin: "@surprisal/losses-regression",
  formula: String.raw`\frac{|f - y|}{\max(|y|, \varepsilon)}`,
  domain: { prediction: "real", target: "real" },
  options: {
    eps: { default: 2 ** -52, min: 0, summary: "What a target's size counts at least." },
    percent: { type: "boolean", default: false, summary: "Per cent rather than a fraction." },
  },
  properties: {
    convex: true,
    robust: false,
    smooth: false,
    minimisedBy: "median weighted by 1/|target|",
  },
  elementwise(prediction, target, { eps, percent }) {
    const fraction = prediction.sub(target).abs().div(target.abs().maximum(eps));
    return percent ? fraction.mul(100) : fraction;
  },
  peers: {
    "scikit-learn": "metrics.mean_absolute_percentage_error",
    Keras: "losses.MeanAbsolutePercentageError",
    "TensorFlow.js": "metrics.meanAbsolutePercentageError",
    torchmetrics: "MeanAbsolutePercentageError",
  },
  references: [
    "A. de Myttenaere, B. Golden, B. Le Grand & F. Rossi, Mean Absolute Percentage Error for Regression Models, Neurocomputing 192, 2016",
  ],
});
