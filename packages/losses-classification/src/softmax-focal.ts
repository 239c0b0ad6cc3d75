import { defineLoss } from "@surprisal/loss-registry";
import { classLoss, classOptions } from "./support/class-target.js";
import { focal } from "./support/focal.js";

/**
 * Focal loss over classes: softmax cross-entropy that counts well classified samples less, −(1 − p_y)^γ log p_y.
 *
 * `gamma` 0 is softmaxCrossEntropy. Of a distribution as target it is the sum Σ y (1 − p)^γ (−log p), as Keras has it.
 * Logits −∞ and far apart are safe: 1 − p is computed from log p, and the gradient is finite for any `gamma`. The factor
 * alpha of other libraries is `classWeight`, or a scalar `weight`. Not convex.
 *
 * @throws ValueError for a class index that does not exist, ShapeError for targets of another shape.
 * @example
 * ```ts
 * import { softmaxFocal } from "@surprisal/losses-classification/softmax-focal";
 * softmaxFocal([[0, Math.log(3)]], [1]).itemSync(); // → 0.01798
 * softmaxFocal([[0, Math.log(3)]], [0]).itemSync(); // → 0.7798
 * ```
 */
export const softmaxFocal = /* @__PURE__ */ defineLoss({
  name: "softmaxFocal",
  aliases: ["categoricalFocalCrossEntropy"],
  title: "Focal loss (softmax)",
  plugin: "@surprisal/losses-classification",
  formula: String.raw`-\sum_k y_k\,(1 - p_k)^\gamma \log p_k,\quad p = \operatorname{softmax}(z)`,
  domain: { prediction: "logits", target: ["classIndex", "distribution"] },
  options: {
    ...classOptions,
    gamma: { default: 2, min: 0, summary: "How much less well classified samples count." },
  },
  properties: { convex: false, robust: true, smooth: true },
  perSample: (logits, target, options) =>
    classLoss("softmaxFocal", logits, target, options, ({ scores, axis, expect }) =>
      expect(scores.logSoftmax(axis), (logP) => focal(logP, options.gamma)).neg(),
    ),
  references: ["T.-Y. Lin et al., Focal Loss for Dense Object Detection, ICCV 2017"],
  peers: { Keras: "losses.CategoricalFocalCrossentropy" },
});
