import { eye, type Tensor } from "@surprisal/tensor";
import { type MultivariateNormal, twoNormals } from "./support/multivariate-normal.js";
import { root } from "./support/root.js";
import { squareRoot } from "./support/symmetric-matrix.js";

/**
 * Wasserstein distance of order 2 of two normal distributions of vectors, `√(|d|² + tr(Σp + Σq − 2 (√Σp Σq √Σp)^½))`
 * with d the difference of their means; without d it is the distance of Bures between covariances. Fréchet's inception
 * distance is its square. The slope where the two are equal is taken as 0.
 *
 * @returns the axes in front of the covariances' last two; numbers alone compute in float64
 * @throws ShapeError for covariances that are not square or do not broadcast
 * @example
 * ```ts
 * import { multivariateNormalWassersteinDistance } from "@surprisal/info-theory/multivariate-normal-wasserstein-distance";
 * const p = { covariance: [[1, 0], [0, 4]] };
 * const q = { mean: [3, 0], covariance: [[25, 0], [0, 4]] };
 * multivariateNormalWassersteinDistance(p, q).itemSync(); // → 5
 * ```
 */
export function multivariateNormalWassersteinDistance(p: MultivariateNormal, q: MultivariateNormal): Tensor {
  const [first, second] = twoNormals("multivariateNormalWassersteinDistance", p, q);
  const half = squareRoot(first.covariance);
  const turned = half.matmul(second.covariance).matmul(half);
  const common = squareRoot(turned.add(turned.transpose()).mul(0.5));
  const covariances = first.covariance.add(second.covariance).sub(common.mul(2));
  const trace = covariances
    .mul(eye(covariances.shape.at(-1) ?? 0, { dtype: covariances.dtype }))
    .sum([-2, -1]);
  return root(first.mean.sub(second.mean).square().sum(-1).add(trace));
}
