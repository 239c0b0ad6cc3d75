import { defineLoss } from "@surprisal/loss-registry";
import { classLoss, classOptions } from "./support/class-target.js";
import { inputOption, probabilities } from "./support/probabilities.js";

/**
 * Brier's score over classes: the squared distance Σ (p_k − y_k)² of the predicted from the true distribution.
 *
 * The prediction holds logits, which go through softmax, or probabilities with `input: "probs"`. A proper score: in
 * expectation the true distribution minimises it. Between 0 and 2 for distributions. Targets are class indices or
 * distributions.
 *
 * @throws ValueError for a class index that does not exist, ShapeError for targets of another shape.
 * @example
 * ```ts
 * import { multiclassBrier } from "@surprisal/losses-classification/multiclass-brier";
 * multiclassBrier([[0.25, 0.75]], [1], { input: "probs" }).itemSync(); // → 0.125
 * multiclassBrier([[0, Math.log(3)]], [0]).itemSync(); // → 1.125
 * ```
 */
export const multiclassBrier = /* @__PURE__ */ defineLoss({
  name: "multiclassBrier",
  aliases: ["quadraticScore"],
  title: "Brier score (multi-class)",
  plugin: "@surprisal/losses-classification",
  formula: String.raw`\sum_k (p_k - y_k)^2,\quad p = \operatorname{softmax}(z)`,
  domain: { prediction: ["logits", "distribution"], target: ["classIndex", "distribution"] },
  options: { ...classOptions, input: inputOption },
  properties: { convex: false, robust: true, smooth: true, minimisedBy: "log of the class frequencies" },
  perSample: (prediction, target, options) =>
    classLoss("multiclassBrier", prediction, target, options, ({ scores, axis, shares }) =>
      probabilities(scores, axis, options.input).sub(shares()).square().sum(axis),
    ),
  references: [
    "G. W. Brier, Verification of Forecasts Expressed in Terms of Probability, Monthly Weather Review 78, 1950",
  ],
});
