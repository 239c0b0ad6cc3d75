import { defineLoss } from "@surprisal/loss-registry";

/**
 * log cosh of the residual: ½r² near zero, |r| − log 2 far out, and smooth everywhere.
 *
 * Its slope is tanh r, so no residual moves it by more than 1. It neither overflows far out nor loses digits near zero.
 * Prediction and target broadcast; non-finite values come out as IEEE says.
 *
 * @example
 * ```ts
 * import { logCosh } from "@surprisal/losses-regression/log-cosh";
 * logCosh([0, Math.log(2), 1000], 0, { reduction: "none" }).arraySync(); // → [0, 0.2231436, 999.30685]
 * logCosh.valueAndGrad([0, Math.log(2)], [0, 0], { reduction: "sum" }).gradient.arraySync(); // → [0, 0.6]
 * ```
 */
export const logCosh = /* @__PURE__ */ defineLoss({
  name: "logCosh",
  title: "Log-cosh",
  plugin: "@surprisal/losses-regression",
  formula: String.raw`\log\cosh(f - y)`,
  domain: { prediction: "real", target: "real" },
  properties: { convex: true, robust: true, smooth: true, lipschitz: 1 },
  elementwise: (prediction, target) => prediction.sub(target).logCosh(),
  peers: { Keras: "losses.LogCosh", optax: "losses.log_cosh", torchmetrics: "LogCoshError" },
  references: ["R. Neuneier & H. G. Zimmermann, How to Train Neural Networks, 1998"],
});
