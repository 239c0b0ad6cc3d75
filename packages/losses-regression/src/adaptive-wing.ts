import { defineLoss } from "@surprisal/loss-registry";

/**
 * Wing whose curve depends on the target, for heat maps in [0, 1]: smooth at 0 over background, steep over foreground.
 *
 * ω·log(1 + |r/ε|^(α − y)) where |r| < θ, else A|r| − C, with r = prediction − target y and A and C such that value and
 * slope meet there. The power α − y must stay above 1 for the slope at 0 to exist. Prediction and target broadcast;
 * non-finite values come out as IEEE says.
 *
 * @example
 * ```ts
 * import { adaptiveWing } from "@surprisal/losses-regression/adaptive-wing";
 * adaptiveWing([0, 0.25], [0, 0], { alpha: 2, reduction: "none" }).arraySync(); // → [0, 0.84874463]
 * adaptiveWing([2], [0], { alpha: 2 }).itemSync(); // → 19.924010
 * ```
 */
export const adaptiveWing = /* @__PURE__ */ defineLoss({
  name: "adaptiveWing",
  title: "Adaptive wing",
  plugin: "@surprisal/losses-regression",
  formula: String.raw`\begin{cases}\omega\log\bigl(1 + |r/\varepsilon|^{\alpha - y}\bigr) & |r| < \theta\\ A|r| - C & |r| \ge \theta\end{cases}`,
  domain: { prediction: "probability", target: "probability" },
  options: {
    omega: { default: 14, exclusiveMin: 0, summary: "Height of the logarithmic part." },
    theta: { default: 0.5, exclusiveMin: 0, summary: "Size of the residual from which the loss is linear." },
    epsilon: { default: 1, exclusiveMin: 0, summary: "Scale of the logarithmic part." },
    alpha: { default: 2.1, exclusiveMin: 1, summary: "Power of the residual over background." },
  },
  properties: { convex: false, robust: true, smooth: false },
  elementwise(prediction, target, { omega, theta, epsilon, alpha }) {
    const size = prediction.sub(target).abs();
    const inner = size.less(theta).where(size, theta);
    const power = target.neg().add(alpha);
    const near = inner.div(epsilon).pow(power).log1p().mul(omega);
    // ω d/dr log(1 + (r/ε)^p) at θ.
    const slope = power
      .mul(Math.log(theta / epsilon))
      .sigmoid()
      .mul(power)
      .mul(omega / theta);
    return size.less(theta).where(near, near.add(slope.mul(size.sub(theta))));
  },
  references: [
    "X. Wang, L. Bo & L. Fuxin, Adaptive Wing Loss for Robust Face Alignment via Heatmap Regression, ICCV 2019",
  ],
});
