import { defineLoss } from "@surprisal/loss-registry";
import type { Tensor } from "@surprisal/tensor";
import { type ClassTarget, classLoss, classOptions } from "./support/class-target.js";
import { tsallisSoftmax } from "./support/entmax.js";

/**
 * Logistic loss with two temperatures, for labels that may be wrong: the first bounds it, the second gives the predicted
 * distribution heavy tails.
 *
 * Σ y (log_t1 y − log_t1 p) − (Σ y^(2 − t1) − Σ p^(2 − t1)) / (2 − t1), where log_t x = (x^(1 − t) − 1) / (1 − t) and p is
 * softmax with the inverse of log_t2 in place of exp. `t1` below 1 bounds the loss of an outlier, by 1/(1 − t1); `t2` above
 * 1 tames mislabelled samples near the boundary; both 1 is softmaxCrossEntropy. Targets are class indices or
 * distributions.
 *
 * @throws ValueError for a class index that does not exist, ShapeError for targets of another shape.
 * @example
 * ```ts
 * import { biTemperedLogistic } from "@surprisal/losses-classification/bi-tempered-logistic";
 * biTemperedLogistic([[0, 0]], [1], { t1: 0, t2: 1 }).itemSync(); // → 0.25
 * biTemperedLogistic([[0, 0]], [1], { t1: 1, t2: 1 }).itemSync(); // → 0.6931
 * ```
 */
export const biTemperedLogistic = /* @__PURE__ */ defineLoss({
  name: "biTemperedLogistic",
  title: "Bi-tempered logistic",
  plugin: "@surprisal/losses-classification",
  formula: String.raw`\sum_k y_k\,(\log_{t_1} y_k - \log_{t_1} p_k) - \frac{y_k^{2 - t_1} - p_k^{2 - t_1}}{2 - t_1},\quad p = \exp_{t_2}(z - \lambda)`,
  domain: { prediction: "logits", target: ["classIndex", "distribution"] },
  options: {
    ...classOptions,
    t1: { default: 0.8, min: 0, max: 1, summary: "Temperature of the loss: below 1 it is bounded." },
    t2: { default: 1.3, min: 1, summary: "Temperature of the distribution: above 1 its tails are heavy." },
  },
  properties: { convex: false, robust: true, smooth: true },
  perSample: (logits, target, options) =>
    classLoss("biTemperedLogistic", logits, target, options, (truth) => formula(truth, options)),
  references: [
    "E. Amid, M. K. Warmuth, R. Anil & T. Koren, Robust Bi-Tempered Logistic Loss Based on Bregman Divergences, NeurIPS 2019",
  ],
});

function formula(truth: ClassTarget, { t1, t2 }: { readonly t1: number; readonly t2: number }): Tensor {
  const { scores, axis, expect, shares } = truth;
  const logP = t2 === 1 ? scores.logSoftmax(axis) : tsallisSoftmax(scores, 2 - t2, axis).log();
  const tempered = (l: Tensor) =>
    t1 === 1
      ? l
      : l
          .mul(1 - t1)
          .expm1()
          .div(1 - t1);
  const power = (p: Tensor) =>
    p
      .pow(2 - t1)
      .sum(axis)
      .div(2 - t1);
  const y = shares();
  const certainty =
    t1 === 1
      ? y.xlogy(y)
      : y
          .pow(2 - t1)
          .sub(y)
          .div(1 - t1);
  return certainty
    .sum(axis)
    .sub(power(y))
    .add(
      logP
        .mul(2 - t1)
        .exp()
        .sum(axis)
        .div(2 - t1),
    )
    .sub(expect(logP, tempered));
}
