import type { Tensor } from "@surprisal/tensor";
import { hellinger } from "./support/hellinger.js";
import { type MultivariateNormal, twoNormals } from "./support/multivariate-normal.js";
import { inverse, logDeterminant } from "./support/symmetric-matrix.js";

/**
 * Hellinger distance of two normal distributions of vectors, `√(1 − e^(−b))` of Bhattacharyya's distance
 * `b = ⅛ dᵀ Σ⁻¹ d + ½ log(det Σ / √(det Σp det Σq))`, where d is the difference of the means and Σ the mean covariance.
 * From 0 to 1; the slope where the two are equal is taken as 0.
 *
 * @returns the axes in front of the covariances' last two; numbers alone compute in float64
 * @throws ShapeError for covariances that are not square or do not broadcast
 * @example
 * ```ts
 * import { multivariateNormalHellingerDistance } from "@surprisal/info-theory/multivariate-normal-hellinger-distance";
 * const covariance = [[1, 0], [0, 1]];
 * const far = { mean: [3, 0], covariance };
 * multivariateNormalHellingerDistance({ covariance }, far).itemSync(); // → 0.8217953106714897
 * ```
 */
export function multivariateNormalHellingerDistance(p: MultivariateNormal, q: MultivariateNormal): Tensor {
  const [first, second] = twoNormals("multivariateNormalHellingerDistance", p, q);
  const middle = first.covariance.add(second.covariance).mul(0.5);
  const apart = first.mean.sub(second.mean);
  const centres = inverse(middle)
    .mul(apart.unsqueeze(-1).mul(apart.unsqueeze(-2)))
    .sum([-2, -1])
    .div(8);
  const own = logDeterminant(first.covariance).add(logDeterminant(second.covariance)).mul(0.5);
  return hellinger(logDeterminant(middle).sub(own).mul(0.5).add(centres));
}
