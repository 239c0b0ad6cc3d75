import { defineLoss } from "@surprisal/loss-registry";
import { classLoss, classOptions } from "./support/class-target.js";

/**
 * Softmax cross-entropy that keeps the log-normaliser near 0: −Σ y log softmax(z) + `z` · (log Σ e^z)².
 *
 * Logits may all be moved by a constant without changing the cross-entropy; in low precision they drift, and the second
 * term holds them. Targets are class indices or distributions.
 *
 * @throws ValueError for a class index that does not exist, ShapeError for targets of another shape.
 * @example
 * ```ts
 * import { crossEntropyWithZLoss } from "@surprisal/losses-classification/cross-entropy-with-z-loss";
 * crossEntropyWithZLoss([[0, 0]], [1], { z: 0.1 }).itemSync(); // → 0.7412
 * ```
 */
export const crossEntropyWithZLoss = /* @__PURE__ */ defineLoss({
  name: "crossEntropyWithZLoss",
  aliases: ["zLoss"],
  title: "Cross-entropy with z-loss",
  plugin: "@surprisal/losses-classification",
  formula: String.raw`-\sum_k y_k \log\operatorname{softmax}(z)_k + \zeta\,\Bigl(\log\sum_k e^{z_k}\Bigr)^2`,
  domain: { prediction: "logits", target: ["classIndex", "distribution"] },
  options: {
    ...classOptions,
    z: { default: 1e-4, min: 0, summary: "Factor of the squared log-normaliser." },
  },
  properties: { smooth: true },
  perSample: (logits, target, options) =>
    classLoss("crossEntropyWithZLoss", logits, target, options, ({ scores, axis, expect }) =>
      scores
        .logSumExp(axis)
        .square()
        .mul(options.z)
        .sub(expect(scores.logSoftmax(axis))),
    ),
  references: ["A. Chowdhery et al., PaLM: Scaling Language Modeling with Pathways, JMLR 24, 2023"],
});
