import { defineLoss } from "@surprisal/loss-registry";
import { labelsOption, marginOf } from "./support/labels.js";

/**
 * Logistic regression's loss on labels −1 and 1: log(1 + e^(−y·f)), the surprisal of the label when f is its log-odds.
 *
 * Stable for every finite score: it neither overflows for a confident mistake, where it grows linearly, nor rounds to 0
 * before it is below the smallest double. For labels 0 and 1 say `labels: "binary"`, or take
 * `binaryCrossEntropyWithLogits`, which also takes labels between. PyTorch calls this the soft-margin loss.
 *
 * @example
 * ```ts
 * import { logistic } from "@surprisal/losses-classification/logistic";
 * logistic([0, 1000], [1, -1], { reduction: "none" }).arraySync(); // → [0.6931, 1000]
 * logistic.valueAndGrad([0], [1]).gradient.arraySync(); // → [-0.5]
 * ```
 */
export const logistic = /* @__PURE__ */ defineLoss({
  name: "logistic",
  aliases: ["softMarginLogistic"],
  title: "Logistic",
  plugin: "@surprisal/losses-classification",
  formula: String.raw`\log\bigl(1 + e^{-y f}\bigr)`,
  domain: { prediction: "real", target: "sign" },
  options: { labels: labelsOption },
  properties: {
    convex: true,
    robust: true,
    smooth: true,
    minimisedBy: "log-odds of the mean",
    lipschitz: 1,
  },
  elementwise: (score, target, { labels }) => marginOf(score, target, labels).neg().softplus(),
  references: ["D. R. Cox, The Regression Analysis of Binary Sequences, JRSS B 20, 1958"],
  peers: {
    PyTorch: "nn.SoftMarginLoss",
    Gluon: "LogisticLoss",
    optax: "sigmoid_binary_cross_entropy",
    "scikit-learn": 'SGDClassifier(loss="log_loss")',
  },
});
