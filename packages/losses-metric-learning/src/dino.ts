import { defineLoss } from "@surprisal/loss-registry";
import { stopGradient } from "@surprisal/tensor";

/**
 * Self-distillation without labels: the cross-entropy of the student's softmax with the teacher's, which is centred and
 * sharper, and a constant to the gradient.
 *
 * Both are logits in one shape; the classes, prototypes without names, lie along `axis`. `center` is the running mean of
 * the teacher's logits and keeps it from choosing one class for everything.
 *
 * @example
 * ```ts
 * import { dino } from "@surprisal/losses-metric-learning/dino";
 * const options = { studentTemperature: 1, teacherTemperature: 1, center: [Math.log(3), 0] };
 * dino([[Math.log(3), 0]], [[Math.log(3), 0]], options).itemSync(); // → 0.837
 * ```
 */
export const dino = /* @__PURE__ */ defineLoss({
  name: "dino",
  title: "DINO",
  plugin: "@surprisal/losses-metric-learning",
  formula: String.raw`-\sum_k \operatorname{softmax}((t - c)/\tau_t)_k \log\operatorname{softmax}(s/\tau_s)_k,\quad t\ \text{constant}`,
  domain: { prediction: "logits", target: "logits" },
  options: {
    studentTemperature: { default: 0.1, exclusiveMin: 0, summary: "Divides the student's logits." },
    teacherTemperature: { default: 0.04, exclusiveMin: 0, summary: "Divides the teacher's." },
    center: { type: "tensor", summary: "Taken from the teacher's logits. Default 0." },
    axis: { type: "axis", default: -1, summary: "The axis of the classes." },
  },
  properties: { convex: true, robust: true, smooth: true },
  perSample(student, teacher, { studentTemperature, teacherTemperature, center, axis }) {
    const centred = center === undefined ? teacher : teacher.sub(center);
    const target = stopGradient(centred.div(teacherTemperature).softmax(axis));
    return target.mul(student.div(studentTemperature).logSoftmax(axis)).sum(axis).neg();
  },
  references: ["M. Caron et al., Emerging Properties in Self-Supervised Vision Transformers, ICCV 2021"],
});
