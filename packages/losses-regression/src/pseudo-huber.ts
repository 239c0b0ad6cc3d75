import { defineLoss } from "@surprisal/loss-registry";
import { customGrad, type Tensor } from "@surprisal/tensor";

/**
 * Huber's loss without a joint: δ²(√(1 + (r/δ)²) − 1), with r = prediction − target.
 *
 * ½r² near zero and δ|r| far out; its slope r/√(1 + (r/δ)²) stays within ±δ. SciPy's least squares call it soft_l1, with
 * f_scale = δ; image processing knows it as Charbonnier. Prediction and target broadcast; non-finite values come out as
 * IEEE says.
 *
 * @example
 * ```ts
 * import { pseudoHuber } from "@surprisal/losses-regression/pseudo-huber";
 * pseudoHuber([0.75, -3], 0, { reduction: "none" }).arraySync(); // → [0.25, 2.16227766]
 * pseudoHuber.valueAndGrad([1.5], [0], { delta: 2 }).gradient.arraySync(); // → [1.2]
 * ```
 */
export const pseudoHuber = /* @__PURE__ */ defineLoss({
  name: "pseudoHuber",
  aliases: ["charbonnier", "softL1"],
  title: "Pseudo-Huber",
  plugin: "@surprisal/losses-regression",
  formula: String.raw`\delta^2\left(\sqrt{1 + (r/\delta)^2} - 1\right),\quad r = f - y`,
  domain: { prediction: "real", target: "real" },
  options: {
    delta: { default: 1, exclusiveMin: 0, summary: "Size of residual around which the loss turns linear." },
  },
  properties: { convex: true, robust: true, smooth: true, lipschitz: ({ delta = 1 }) => delta },
  elementwise: (prediction, target, { delta }) =>
    customGrad((r: Tensor) => {
      const scaled = r.div(delta);
      const near = scaled.clamp(-1e9, 1e9);
      const root = near.square().add(1).sqrt();
      // √(1 + q²) − 1 without cancellation, and a straight line from where it is one.
      const value = near.square().div(root.add(1)).add(scaled.abs().sub(near.abs()));
      return { value: value.mul(delta * delta), gradient: (dy) => dy.mul(near.div(root)).mul(delta) };
    })(prediction.sub(target)),
  peers: { SciPy: "special.pseudo_huber", XGBoost: "reg:pseudohubererror" },
  references: [
    "P. Charbonnier, L. Blanc-Féraud, G. Aubert & M. Barlaud, Two Deterministic Half-Quadratic Regularization Algorithms for Computed Imaging, ICIP 1994",
  ],
});
