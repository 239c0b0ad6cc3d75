import { defineLoss } from "@surprisal/loss-registry";
import { ShapeError, type Tensor } from "@surprisal/tensor";
import { divergenceTerm } from "./support/divergence-term.js";

/**
 * How far a student's softened distribution is from its teacher's: T² · KL(softmax(t/T) ‖ softmax(s/T)).
 *
 * Prediction and target are the logits of student and teacher, of one shape. The factor T² keeps the gradient's size
 * when the `temperature` changes. Classes that the teacher rules out (logit −∞) add nothing; the gradient flows to the
 * teacher too, unless it is detached.
 *
 * @throws ShapeError when the shapes differ
 * @example
 * ```ts
 * import { knowledgeDistillation } from "@surprisal/losses-classification/knowledge-distillation";
 * knowledgeDistillation([[0, 0]], [[0, 2 * Math.log(3)]]).itemSync(); // → 0.5232
 * knowledgeDistillation([[1, 2]], [[1, 2]]).itemSync(); // → 0
 * ```
 */
export const knowledgeDistillation = /* @__PURE__ */ defineLoss({
  name: "knowledgeDistillation",
  aliases: ["distillation"],
  title: "Knowledge distillation",
  plugin: "@surprisal/losses-classification",
  formula: String.raw`T^2 \sum_k q_k \log\frac{q_k}{p_k},\quad p = \operatorname{softmax}(s/T),\; q = \operatorname{softmax}(t/T)`,
  domain: { prediction: "logits", target: "logits" },
  options: {
    axis: { type: "axis", default: -1, summary: "The class axis of the logits." },
    temperature: { default: 2, exclusiveMin: 0, summary: "What both logits are divided by." },
  },
  properties: { convex: true, robust: true, smooth: true },
  perSample(student, teacher, { axis, temperature }) {
    if (teacher.rank !== student.rank) {
      throw new ShapeError(
        `knowledgeDistillation: the target [${teacher.shape.join(", ")}] must hold the teacher's logits, in the shape of the student's: [${student.shape.join(", ")}].`,
      );
    }
    const logProbabilities = (logits: Tensor) => logits.div(temperature).logSoftmax(axis);
    return divergenceTerm(logProbabilities(teacher), logProbabilities(student))
      .sum(axis)
      .mul(temperature ** 2);
  },
  references: ["G. Hinton, O. Vinyals & J. Dean, Distilling the Knowledge in a Neural Network, 2015"],
});
