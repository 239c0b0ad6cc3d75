import { defineLoss } from "@surprisal/loss-registry";
import { broadcastShapes, eye, randomNormal, ShapeError, type Tensor } from "@surprisal/tensor";
import { cholesky, diagonal, lowerPart, solveTriangular } from "./support/triangular.js";

/**
 * Surprisal of target vectors under normal distributions with full covariance matrices: ½ rᵀΣ⁻¹r + ½ log det Σ + (D/2)
 * log 2π, where r = target − mean.
 *
 * Mean and target are [..., D], the covariance [..., D, D], the losses [...]; leading axes broadcast, so that one
 * covariance may serve all samples. With `factored: true` the covariance is given by its Cholesky factor L, Σ = LLᵀ,
 * lower triangular with a positive diagonal (PyTorch's scale_tril), which spares a factorization and is always a
 * covariance; what lies above its diagonal does not count. A covariance that is not positive definite gives NaN. The
 * gradient of the covariance is symmetric, as the covariance is.
 *
 * @throws ShapeError for shapes that do not fit.
 * @example
 * ```ts
 * import { multivariateNormalNll } from "@surprisal/losses-regression/multivariate-normal-nll";
 * const covariance = [[2, 1], [1, 2]];
 * multivariateNormalNll({ mean: [[0, 0]], covariance }, [[1, 1]]).itemSync(); // → 2.7205165
 * multivariateNormalNll({ mean: [[0, 0]], covariance: [[2, 0], [0, 1]] }, [[2, 0]], { factored: true }).itemSync(); // → 3.0310242
 * ```
 */
export const multivariateNormalNll = /* @__PURE__ */ defineLoss({
  name: "multivariateNormalNll",
  title: "Multivariate normal likelihood",
  plugin: "@surprisal/losses-regression",
  formula: String.raw`\tfrac12 (y - \mu)^\top \Sigma^{-1} (y - \mu) + \tfrac12\log\det 2\pi\Sigma`,
  domain: { prediction: { mean: "real", covariance: "real" }, target: "real" },
  options: {
    factored: { type: "boolean", default: false, summary: "The covariance is given as its Cholesky factor." },
  },
  properties: { convex: false, robust: false, smooth: true, minimisedBy: "mean and covariance" },
  sample({ shape, seed, dtype }) {
    const size = shape.at(-1) ?? 1;
    const square = randomNormal([...shape, size], { seed: 3 * seed, dtype });
    return {
      prediction: {
        mean: randomNormal(shape, { seed: 3 * seed + 1, dtype }),
        covariance: square.matmul(square.transpose()).add(eye(size, { dtype })),
      },
      target: randomNormal(shape, { seed: 3 * seed + 2, dtype }),
    };
  },
  perBatch({ mean, covariance }, target, { factored }) {
    const batch = batchShape(mean, covariance, target);
    const size = mean.shape.at(-1) ?? 0;
    const given = covariance.expand([...batch, size, size]);
    // Either half of a covariance counts as much.
    const factor = factored ? lowerPart(given) : cholesky(given.add(given.transpose()).mul(0.5));
    const residual = target
      .sub(mean)
      .expand([...batch, size])
      .unsqueeze(-1);
    const whitened = solveTriangular(factor, residual).squeeze(-1);
    return whitened
      .square()
      .sum(-1)
      .mul(0.5)
      .add(diagonal(factor).log().sum(-1))
      .add(0.5 * size * Math.log(2 * Math.PI));
  },
  peers: {
    PyTorch: "-distributions.MultivariateNormal(loc, scale_tril=factor).log_prob",
    "TensorFlow Probability": "-distributions.MultivariateNormalTriL(loc, scale_tril).log_prob",
    SciPy: "-stats.multivariate_normal.logpdf",
  },
  references: ["T. W. Anderson, An Introduction to Multivariate Statistical Analysis, 2003"],
});

/** The leading axes of all three together. */
function batchShape(mean: Tensor, covariance: Tensor, target: Tensor): readonly number[] {
  const name = "multivariateNormalNll";
  const size = mean.shape.at(-1);
  const [rows, columns] = covariance.shape.slice(-2);
  if (size === undefined || target.shape.at(-1) !== size || rows !== size || columns !== size) {
    throw new ShapeError(
      `${name}: mean [${mean.shape.join(", ")}] and target [${target.shape.join(", ")}] must hold vectors of one length D along ` +
        `their last axis, covariance [${covariance.shape.join(", ")}] D by D matrices along its last two.`,
    );
  }
  const leading = [mean.shape.slice(0, -1), covariance.shape.slice(0, -2), target.shape.slice(0, -1)];
  return broadcastShapes(
    name,
    leading,
    ["mean", "covariance", "target"].map((label) => `${label}'s leading axes`),
  );
}
