import { defineLoss } from "@surprisal/loss-registry";

/**
 * The distance |prediction − target|, known as L1 or mean absolute error.
 *
 * The constant that minimises its sum is the median, so outliers hardly move it. Its slope is the sign of the
 * residual, and 0 where that is 0. Prediction and target broadcast; non-finite values come out as IEEE says.
 *
 * @example
 * ```ts
 * import { absoluteError } from "@surprisal/losses-regression/absolute-error";
 * absoluteError([1, -3], [2, 1]).itemSync(); // → 2.5
 * absoluteError.valueAndGrad([1, 2], [2, 2], { reduction: "sum" }).gradient.arraySync(); // → [-1, 0]
 * ```
 */
export const absoluteError = /* @__PURE__ */ defineLoss({
  name: "absoluteError",
  aliases: ["l1", "mae"],
  title: "Absolute error",
  plugin: "@surprisal/losses-regression",
  formula: String.raw`|f - y|`,
  domain: { prediction: "real", target: "real" },
  properties: { convex: true, robust: true, smooth: false, minimisedBy: "median", lipschitz: 1 },
  elementwise: (prediction, target) => prediction.sub(target).abs(),
  peers: {
    PyTorch: "nn.L1Loss",
    Keras: "losses.MeanAbsoluteError",
    "TensorFlow.js": "losses.absoluteDifference",
    Gluon: "L1Loss",
    "scikit-learn": "metrics.mean_absolute_error",
    torchmetrics: "MeanAbsoluteError",
  },
  references: ["P. S. Laplace, Mémoire sur la probabilité des causes par les événements, 1774"],
});
