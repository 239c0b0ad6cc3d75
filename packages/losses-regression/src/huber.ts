import { defineLoss } from "@surprisal/loss-registry";
import { customGrad, type Tensor } from "@surprisal/tensor";

/**
 * Quadratic near zero, linear beyond `delta`: squared error that outliers cannot dominate.
 *
 * ½r² where |r| ≤ δ, else δ(|r| − δ/2), with r = prediction − target. Its slope is r clipped to ±δ; where |r| = δ
 * exactly, the second derivative is that of the quadratic. The option `rho` is Gluon's scaling: the loss with delta = rho
 * divided by rho, whose slope beyond the joint is ±1. Prediction and target broadcast; non-finite values come out as IEEE
 * says. Choose it over squared error when some targets may be wrong.
 *
 * @example
 * ```ts
 * import { huber } from "@surprisal/losses-regression/huber";
 * huber([0.5, 3], [0, 0], { reduction: "none" }).arraySync(); // → [0.125, 2.5]
 * huber([0.5, 3], [0, 0], { rho: 2, reduction: "none" }).arraySync(); // → [0.0625, 2]
 * huber.valueAndGrad([0.5, 3], [0, 0], { reduction: "sum" }).gradient.arraySync(); // → [0.5, 1]
 * ```
 */
export const huber = /* @__PURE__ */ defineLoss({
  name: "huber",
  title: "Huber",
  plugin: "@surprisal/losses-regression",
  formula: String.raw`\begin{cases}\tfrac12 r^2 & |r| \le \delta\\ \delta\,(|r| - \tfrac12\delta) & |r| > \delta\end{cases},\quad r = f - y`,
  domain: { prediction: "real", target: "real" },
  options: {
    delta: {
      default: 1,
      exclusiveMin: 0,
      summary: "Size of the residual at which the quadratic turns linear.",
    },
    rho: {
      exclusiveMin: 0,
      excludes: ["delta"],
      summary: "The joint in Gluon's scaling: the loss with delta = rho, divided by rho.",
    },
  },
  properties: {
    convex: true,
    robust: true,
    smooth: true,
    lipschitz: ({ delta = 1, rho }) => (rho === undefined ? delta : 1),
  },
  elementwise(prediction, target, { delta, rho }) {
    const joint = rho ?? delta;
    const loss = huberOf(prediction.sub(target), joint);
    return rho === undefined ? loss : loss.div(rho);
  },
  peers: {
    PyTorch: "nn.HuberLoss",
    Keras: "losses.Huber",
    optax: "losses.huber_loss",
    "TensorFlow.js": "losses.huberLoss",
    Gluon: "HuberLoss",
    SciPy: "special.huber",
    statsmodels: "robust.norms.HuberT",
    "scikit-learn": "linear_model.HuberRegressor",
  },
  references: [
    "P. J. Huber, Robust Estimation of a Location Parameter, Annals of Mathematical Statistics 35, 1964",
  ],
});

/** r·r/2 inside, ±δ(r ∓ δ/2) outside: the largest of qr − q²/2 for |q| ≤ δ, whose slope is the q that attains it. */
function huberOf(residual: Tensor, joint: number): Tensor {
  return customGrad((r: Tensor) => {
    const clipped = r.clamp(-joint, joint);
    return { value: clipped.mul(r.sub(clipped.mul(0.5))), gradient: (dy) => dy.mul(clipped) };
  })(residual);
}
