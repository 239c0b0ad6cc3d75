import { defineLoss } from "@surprisal/loss-registry";

/**
 * Logarithmic near zero, linear beyond `width`: small residuals count more than with L1, which sharpens the last pixels
 * of landmark positions.
 *
 * w·log(1 + |r|/ε) where |r| < w, else |r| − C, with r = prediction − target and C such that the two meet. Its slope at
 * 0 is 0, though it is ±w/ε beside it; at |r| = w it is that of the linear side. Prediction and target broadcast;
 * non-finite values come out as IEEE says.
 *
 * @example
 * ```ts
 * import { wing } from "@surprisal/losses-regression/wing";
 * wing([2, 12], 0, { reduction: "none" }).arraySync(); // → [6.9314718, 19.917595]
 * wing.valueAndGrad([2, -12], [0, 0], { reduction: "sum" }).gradient.arraySync(); // → [2.5, -1]
 * ```
 */
export const wing = /* @__PURE__ */ defineLoss({
  name: "wing",
  title: "Wing",
  plugin: "@surprisal/losses-regression",
  formula: String.raw`\begin{cases}w\log(1 + |r|/\varepsilon) & |r| < w\\ |r| - C & |r| \ge w\end{cases},\quad C = w - w\log(1 + w/\varepsilon)`,
  domain: { prediction: "real", target: "real" },
  options: {
    width: { default: 10, exclusiveMin: 0, summary: "Size w of the residual from which the loss is linear." },
    epsilon: { default: 2, exclusiveMin: 0, summary: "Scale of the logarithmic part: smaller is steeper." },
  },
  properties: {
    convex: false,
    robust: true,
    smooth: false,
    lipschitz: ({ width = 10, epsilon = 2 }) => Math.max(width / epsilon, 1),
  },
  elementwise(prediction, target, { width, epsilon }) {
    const size = prediction.sub(target).abs();
    const offset = width * (1 - Math.log1p(width / epsilon));
    return size.less(width).where(size.div(epsilon).log1p().mul(width), size.sub(offset));
  },
  references: [
    "Z.-H. Feng, J. Kittler, M. Awais, P. Huber & X.-J. Wu, Wing Loss for Robust Facial Landmark Localisation, CVPR 2018",
  ],
});
