import { defineLoss } from "@surprisal/loss-registry";
import { binaryCrossEntropyOf } from "./support/binary.js";
import { perClass } from "./support/class-target.js";
import { checkLabelPerClass } from "./support/multi-label.js";

/**
 * Binary cross-entropy of each class with its logit, averaged over the classes of a sample: labels 0 and 1 say which
 * classes it has, any number of them.
 *
 * The classes lie along `axis`; `classWeight` multiplies the terms of each, and the average still divides by their
 * number. Stable for every logit, infinite ones included; the slope is (σ(z) − y)/C.
 *
 * @throws ShapeError for labels in another shape than the logits
 * @example
 * ```ts
 * import { multilabelSoftMargin } from "@surprisal/losses-classification/multilabel-soft-margin";
 * multilabelSoftMargin([[0, Math.log(3)]], [[1, 0]]).itemSync(); // → 1.0397
 * multilabelSoftMargin.valueAndGrad([[0, 0]], [[1, 0]]).gradient.arraySync(); // → [[-0.25, 0.25]]
 * ```
 */
export const multilabelSoftMargin = /* @__PURE__ */ defineLoss({
  name: "multilabelSoftMargin",
  title: "Multi-label soft margin",
  plugin: "@surprisal/losses-classification",
  formula: String.raw`-\frac1C \sum_c y_c \log\sigma(z_c) + (1 - y_c) \log\sigma(-z_c)`,
  domain: { prediction: "logits", target: "binary" },
  options: {
    axis: { type: "axis", default: -1, summary: "The axis of the classes." },
    classWeight: { type: "tensor", summary: "One weight per class." },
  },
  properties: {
    convex: true,
    robust: true,
    smooth: true,
    minimisedBy: "log-odds of each class's mean",
    lipschitz: 1,
  },
  perSample(logits, target, { axis, classWeight }) {
    checkLabelPerClass("multilabelSoftMargin", logits, target);
    const at = axis < 0 ? axis + logits.rank : axis;
    const costs = binaryCrossEntropyOf(logits, target);
    if (classWeight === undefined) return costs.mean(at);
    const classes = logits.shape[at] ?? 0;
    const weight = perClass("multilabelSoftMargin", "classWeight", classWeight, classes, at, logits.rank);
    return costs.mul(weight).mean(at);
  },
  references: ["M. Zhang & Z. Zhou, A Review on Multi-Label Learning Algorithms, TKDE 26, 2014"],
  peers: { PyTorch: "nn.MultiLabelSoftMarginLoss" },
});
