import { defineLoss } from "@surprisal/loss-registry";
import { labelsOption, marginOf } from "./support/labels.js";
import { softened } from "./support/softened.js";

/**
 * The hinge with its corner rounded, on labels −1 and 1: with u = 1 − y·f, 0 for u ≤ 0, u²/(2γ) up to γ, and u − γ/2
 * beyond.
 *
 * `gamma` is the width of the quadratic part: 1 is Rennie and Srebro's smooth hinge, 2 a quarter of `modifiedHuber`, and
 * towards 0 it is the hinge. The slope is −y·u/γ in the quadratic part and −y beyond.
 *
 * @example
 * ```ts
 * import { smoothedHinge } from "@surprisal/losses-classification/smoothed-hinge";
 * smoothedHinge([2, 0.5, -1], [1, 1, 1], { reduction: "none" }).arraySync(); // → [0, 0.125, 1.5]
 * smoothedHinge.valueAndGrad([0.5], [1]).gradient.arraySync(); // → [-0.5]
 * ```
 */
export const smoothedHinge = /* @__PURE__ */ defineLoss({
  name: "smoothedHinge",
  title: "Smoothed hinge",
  plugin: "@surprisal/losses-classification",
  formula: String.raw`\begin{cases}0 & u \le 0\\ u^2 / 2\gamma & u \le \gamma\\ u - \gamma/2 & u > \gamma\end{cases},\quad u = 1 - y f`,
  domain: { prediction: "real", target: "sign" },
  options: {
    gamma: { default: 1, exclusiveMin: 0, summary: "Width of the quadratic part." },
    labels: labelsOption,
  },
  properties: { convex: true, robust: true, smooth: true, lipschitz: 1 },
  elementwise: (score, target, { gamma, labels }) =>
    softened(marginOf(score, target, labels).neg().add(1), gamma).div(gamma),
  references: [
    "J. Rennie & N. Srebro, Loss Functions for Preference Levels, 2005",
    "T. Zhang, Solving Large Scale Linear Prediction Problems Using Stochastic Gradient Descent Algorithms, ICML 2004",
  ],
});
