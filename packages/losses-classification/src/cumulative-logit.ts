import { defineLoss } from "@surprisal/loss-registry";
import { randomUniform, type Tensor } from "@surprisal/tensor";
import { ordinalLoss, ordinalOptions } from "./support/ordinal.js";

/**
 * Negative log-likelihood of ordered classes under cumulative logits: −log (σ(θ_y) − σ(θ_{y−1})).
 *
 * Of K classes the prediction holds the K − 1 logits of P(class ≤ k) along the class `axis`, which ascend; the target holds
 * the classes 0 to K − 1. The proportional-odds model is `thresholds.sub(score.unsqueeze(-1))`, whose gradient reaches
 * both. Where two logits do not ascend, the class between them has no probability: the loss is ∞ or NaN. Computed without
 * the difference of two σ that are both near 0 or 1.
 *
 * @throws ValueError for a class that does not exist, ShapeError for distributions as targets.
 * @example
 * ```ts
 * import { cumulativeLogit } from "@surprisal/losses-classification/cumulative-logit";
 * const odds = [[-Math.log(3), Math.log(3)]]; // P(class ≤ 0) = 1/4, P(class ≤ 1) = 3/4
 * cumulativeLogit(odds, [0]).itemSync(); // → 1.3863
 * cumulativeLogit(odds, [1]).itemSync(); // → 0.6931
 * ```
 */
export const cumulativeLogit = /* @__PURE__ */ defineLoss({
  name: "cumulativeLogit",
  aliases: ["proportionalOdds"],
  title: "Cumulative logit (proportional odds)",
  plugin: "@surprisal/losses-classification",
  formula: String.raw`-\log\bigl(\sigma(\theta_y) - \sigma(\theta_{y-1})\bigr),\quad \theta_{-1} = -\infty,\; \theta_{K-1} = \infty`,
  domain: { prediction: "logits", target: "classIndex" },
  options: ordinalOptions,
  properties: { convex: true, smooth: true },
  sample({ shape, seed, dtype, axis }) {
    const at = axis < 0 ? axis + shape.length : axis;
    const classes = (shape[at] ?? 0) + 1;
    const others = shape.filter((_, i) => i !== at);
    const steps = randomUniform(shape, { seed, dtype, low: 0.2, high: 2 });
    const target = randomUniform(others, { seed: seed + 32, dtype, low: 0, high: classes });
    return { prediction: steps.cumsum(at).sub(classes / 2), target: target.floor().cast("int32") };
  },
  perSample: (logits, target, options) =>
    ordinalLoss("cumulativeLogit", logits, target, options, (theta, classIndex, axis) => {
      const last = theta.shape[axis] ?? 0;
      // A sole class has no logit, and is certain.
      if (last === 0) return classIndex.cast(theta.dtype).mul(0);
      const logit = (k: Tensor) => theta.gather(axis, k.clamp(0, last - 1));
      const below = classIndex.equal(0).where(Number.NEGATIVE_INFINITY, logit(classIndex.sub(1)));
      const above = classIndex.equal(last).where(Number.POSITIVE_INFINITY, logit(classIndex));
      // σ(a) − σ(b) = σ(a) σ(−b) (1 − e^(b − a)).
      const between = below.sub(above).expm1().neg().log();
      return above.neg().softplus().add(below.softplus()).sub(between);
    }),
  references: [
    "P. McCullagh, Regression Models for Ordinal Data, Journal of the Royal Statistical Society B 42, 1980",
  ],
  peers: { statsmodels: "OrderedModel(distr='logit')" },
});
