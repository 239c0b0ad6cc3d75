import { defineLoss } from "@surprisal/loss-registry";
import { classLoss, classOptions } from "./support/class-target.js";
import { inputOption, probabilities } from "./support/probabilities.js";

/**
 * Spherical score as a loss: −Σ y p / ‖p‖, the cosine of the angle between predicted and true distribution, negated.
 *
 * The prediction holds logits, which go through softmax, or probabilities with `input: "probs"`. A proper score: in
 * expectation the true distribution minimises it. Between −1 and 0. Targets are class indices or distributions.
 *
 * @throws ValueError for a class index that does not exist, ShapeError for targets of another shape.
 * @example
 * ```ts
 * import { sphericalScore } from "@surprisal/losses-classification/spherical-score";
 * sphericalScore([[0.6, 0.8]], [0], { input: "probs" }).itemSync(); // → -0.6
 * sphericalScore([[0, 0, 0, 0]], [2]).itemSync(); // → -0.5
 * ```
 */
export const sphericalScore = /* @__PURE__ */ defineLoss({
  name: "sphericalScore",
  title: "Spherical score",
  plugin: "@surprisal/losses-classification",
  formula: String.raw`-\frac{\sum_k y_k p_k}{\lVert p \rVert_2},\quad p = \operatorname{softmax}(z)`,
  domain: { prediction: ["logits", "distribution"], target: ["classIndex", "distribution"] },
  options: { ...classOptions, input: inputOption },
  properties: { convex: false, robust: true, smooth: true, minimisedBy: "log of the class frequencies" },
  perSample: (prediction, target, options) =>
    classLoss("sphericalScore", prediction, target, options, ({ scores, axis, expect }) => {
      const p = probabilities(scores, axis, options.input);
      return expect(p).div(p.square().sum(axis).sqrt()).neg();
    }),
  references: [
    "T. Gneiting & A. E. Raftery, Strictly Proper Scoring Rules, Prediction, and Estimation, JASA 102, 2007",
  ],
});
