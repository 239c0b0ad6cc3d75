import { defineLoss } from "@surprisal/loss-registry";
import { customGrad, type Tensor, tensor } from "@surprisal/tensor";
import { bounded } from "./support/bounded.js";
import { growth, growthSlope } from "./support/growth.js";

/**
 * Barron's general robust loss, whose shape α runs through the named ones: with x = (prediction − target)/scale it is
 * ½x² at α = 2, pseudo-Huber at 1, Cauchy's at 0, Geman–McClure's at −2 and Welsch's at −∞.
 *
 * (|α − 2|/α)·((x²/|α − 2| + 1)^(α/2) − 1) elsewhere. `alpha` and `scale` may be tensors that broadcast to the residuals,
 * and have gradients: differentiate with respect to them to learn both. Every named shape, ±∞ among them, is met exactly,
 * with finite gradients; at α = 2, where the slope in α is infinite, it is given as 0. A scale of 0 or less is taken as
 * IEEE says.
 *
 * The loss alone falls as the shape falls. `likelihood: true` adds log(scale·Z(α)), which makes it the surprisal of a
 * distribution: minimise that to learn shape and scale. There are such distributions from α = 0 on; below it is ∞.
 *
 * @example
 * ```ts
 * import { barron } from "@surprisal/losses-regression/barron";
 * barron([1, 3], 0, { alpha: 0, reduction: "none" }).arraySync(); // → [0.40546511, 1.7047481]
 * barron([1, 3], 0, { alpha: -Infinity, scale: 2, reduction: "none" }).arraySync(); // → [0.1175031, 0.67534753]
 * barron.valueAndGrad([1, 3], [0, 0], { alpha: [2, -2], reduction: "sum" }).gradient.arraySync();
 * // → [1, 0.28402367]
 * ```
 */
export const barron = /* @__PURE__ */ defineLoss({
  name: "barron",
  aliases: ["generalRobust"],
  title: "Barron's general robust loss",
  plugin: "@surprisal/losses-regression",
  formula: String.raw`\frac{|\alpha - 2|}{\alpha}\left(\Bigl(\frac{x^2}{|\alpha - 2|} + 1\Bigr)^{\alpha/2} - 1\right),\quad x = \frac{f - y}{c}`,
  domain: { prediction: "real", target: "real" },
  options: {
    alpha: {
      type: "tensor",
      broadcasts: true,
      summary: "Shape: the smaller, the more robust. 1 unless given.",
    },
    scale: {
      type: "tensor",
      broadcasts: true,
      summary: "Size of residual at which it bends. 1 unless given.",
    },
    likelihood: {
      type: "boolean",
      default: false,
      summary: "Adds log(scale·Z(α)), so that shape and scale can be learned.",
    },
  },
  properties: { smooth: true },
  elementwise(prediction, target, { alpha, scale, likelihood }) {
    const residual = prediction.sub(target);
    const x = scale === undefined ? residual : residual.div(scale);
    const shape = alpha ?? tensor(1, { dtype: x.dtype });
    const loss = general(x, shape);
    if (!likelihood) return loss;
    const surprisal = loss.add(logPartition(shape));
    return scale === undefined ? surprisal : surprisal.add(scale.log());
  },
  peers: { robust_loss_pytorch: "general.lossfun" },
  references: ["J. T. Barron, A General and Adaptive Robust Loss Function, CVPR 2019"],
});

/**
 * With b = |α − 2|, m = b·log(1 + x²/b) and k = α/b, the loss is (e^(km/2) − 1)/k, or m/2 where k = 0, and its slope
 * x·e^(−m/2) below α = 2, x·e^(m/2) above. At α = ±∞ their limits are m = x² and k = ±1. At α = 2 the loss is ½x².
 */
function general(residual: Tensor, shape: Tensor): Tensor {
  return customGrad((x: Tensor, alpha: Tensor) => {
    const quadratic = alpha.equal(2);
    const limit = alpha.abs().equal(Number.POSITIVE_INFINITY);
    const special = quadratic.logicalOr(limit);
    const side = alpha.less(2).where(-1, 1);
    const finite = special.where(0, alpha);
    const b = finite.sub(2).abs();
    const k = special.where(side, finite.div(b));

    // Where the square would overflow, x²/b stands for 1 + x²/b, and its logarithm is that of |x| twice.
    const square = x.clamp(-1e9, 1e9).square();
    const ratio = square.div(b);
    const logarithmOf = (y: Tensor) => ratio.log1p().add(y.abs().mul(1e-9).maximum(1).log().mul(2));
    const exponent = (y: Tensor) => special.where(limit.where(square, 0), b.mul(logarithmOf(y)));

    const m = exponent(x);
    const flat = k.equal(0);
    const s = flat.where(0, m.mul(k).mul(0.5));
    const curve = s.equal(0).where(m.mul(0.5), s.expm1().div(flat.where(1, k)));
    return {
      value: quadratic.where(x.square().mul(0.5), curve),
      gradient(dy) {
        const large = bounded(x, 1);
        const slope = large.mul(exponent(large).mul(side).mul(0.5).exp());
        const slopeOfM = side.mul(logarithmOf(x).sub(ratio.div(ratio.add(1))));
        const slopeOfS = slopeOfM.mul(k).sub(side.mul(m).mul(2).div(b.square())).mul(0.5);
        const inShape = slopeOfM
          .mul(growth(s))
          .add(m.mul(growthSlope(s)).mul(slopeOfS))
          .mul(0.5);
        return [dy.mul(quadratic.where(x, slope)), dy.mul(special.where(0, inShape))];
      },
    };
  })(residual, shape);
}

/** log Z(α), Z the integral of e^−loss: a sum over places that lie as the exponentials of exponentials, as far as 10¹⁶. */
function logPartition(alpha: Tensor): Tensor {
  const step = 0.05;
  const angles = Array.from({ length: 79 }, (_, i) => (Math.PI / 2) * Math.sinh(i * step));
  const places = tensor(angles.map(Math.sinh), { dtype: alpha.dtype });
  const widths = angles.map((u, i) => {
    const slope = Math.log(Math.cosh(u) * Math.hypot(Math.PI / 2, u));
    // The integrand is even: all places but 0 count twice.
    return slope + Math.log(i === 0 ? step : 2 * step);
  });
  const negative = alpha.less(0);
  const losses = general(places, negative.where(0, alpha).unsqueeze(-1));
  const total = tensor(widths, { dtype: alpha.dtype }).sub(losses).logSumExp(-1);
  return negative.where(Number.POSITIVE_INFINITY, total);
}
