import { defineLoss } from "@surprisal/loss-registry";

/**
 * Absolute error with its corner rounded: r²/(2β) where |r| < β, else |r| − β/2, with r = prediction − target.
 *
 * It is Huber's loss divided by `beta`, with slope r/β clipped to ±1; `beta: 0` is the absolute error, whose slope is
 * 0 where the residual is 0. Prediction and target broadcast; non-finite values come out as IEEE says.
 *
 * @example
 * ```ts
 * import { smoothL1 } from "@surprisal/losses-regression/smooth-l1";
 * smoothL1([0.5, 3], [0, 0], { reduction: "none" }).arraySync(); // → [0.125, 2.5]
 * smoothL1([0.5, 3], [0, 0], { beta: 0, reduction: "none" }).arraySync(); // → [0.5, 3]
 * ```
 */
export const smoothL1 = /* @__PURE__ */ defineLoss({
  name: "smoothL1",
  title: "Smooth L1",
  plugin: "@surprisal/losses-regression",
  formula: String.raw`\begin{cases}\tfrac{1}{2\beta} r^2 & |r| \le \beta\\ |r| - \tfrac12\beta & |r| > \beta\end{cases},\quad r = f - y`,
  domain: { prediction: "real", target: "real" },
  options: {
    beta: {
      default: 1,
      min: 0,
      summary: "Size of the residual below which the loss is quadratic; 0 for L1.",
    },
  },
  properties: { convex: true, robust: true, smooth: true, lipschitz: 1 },
  elementwise(prediction, target, { beta }) {
    const residual = prediction.sub(target);
    if (beta === 0) return residual.abs();
    const clipped = residual.clamp(-beta, beta);
    // r·r/2 inside, ±β(r ∓ β/2) outside; no |r|, whose slope at 0 would hide the curvature there.
    return clipped.mul(residual.sub(clipped.mul(0.5))).div(beta);
  },
  peers: { PyTorch: "nn.SmoothL1Loss" },
  references: ["R. Girshick, Fast R-CNN, ICCV 2015"],
});
