import type { Tensor } from "@surprisal/tensor";
import { type BaseOption, inBase } from "./support/base.js";
import { covarianceOf, type MultivariateNormal } from "./support/multivariate-normal.js";
import { logDeterminant } from "./support/symmetric-matrix.js";

export type { MultivariateNormal } from "./support/multivariate-normal.js";

/**
 * Differential entropy of the normal density of vectors, `½ log det(2πe Σ)`: the largest among the densities of that
 * covariance.
 *
 * NaN where the covariance is not positive definite.
 *
 * @returns the axes in front of the covariance's last two; numbers alone compute in float64
 * @throws ShapeError for a covariance that is not square, ValueError for a base that is none
 * @example
 * ```ts
 * import { multivariateNormalEntropy } from "@surprisal/info-theory/multivariate-normal-entropy";
 * multivariateNormalEntropy({ covariance: [[1, 0], [0, 4]] }).itemSync(); // → 3.5310242469692907
 * ```
 */
export function multivariateNormalEntropy(density: MultivariateNormal, options: BaseOption = {}): Tensor {
  const where = "multivariateNormalEntropy";
  const covariance = covarianceOf(where, density);
  const dimensions = covariance.shape.at(-1) ?? 0;
  const nats = logDeterminant(covariance)
    .add(dimensions * Math.log(2 * Math.PI * Math.E))
    .mul(0.5);
  return inBase(where, nats, options.base);
}
