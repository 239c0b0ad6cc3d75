import type { Tensor } from "@surprisal/tensor";
import { type BaseOption, inBase } from "./support/base.js";
import { type MultivariateNormal, twoNormals } from "./support/multivariate-normal.js";
import { inverse, logDeterminant } from "./support/symmetric-matrix.js";

/**
 * Kullback–Leibler divergence of two normal distributions of vectors,
 * `½ (tr Σq⁻¹Σp − D + dᵀ Σq⁻¹ d + log det Σq / det Σp)` with d the difference of their means.
 *
 * NaN where a covariance is not positive definite. For independent coordinates, `normalKlDivergence` summed over them
 * is the same, and faster.
 *
 * @returns the axes in front of the covariances' last two; numbers alone compute in float64
 * @throws ShapeError for covariances that are not square or do not broadcast, ValueError for a base that is none
 * @example
 * ```ts
 * import { multivariateNormalKlDivergence } from "@surprisal/info-theory/multivariate-normal-kl-divergence";
 * const covariance = [[1, 0.5], [0.5, 1]];
 * const standard = { covariance: [[1, 0], [0, 1]] };
 * multivariateNormalKlDivergence({ mean: [1, 0], covariance }, standard).itemSync(); // → 0.6438410362258904
 * ```
 */
export function multivariateNormalKlDivergence(
  p: MultivariateNormal,
  q: MultivariateNormal,
  options: BaseOption = {},
): Tensor {
  const where = "multivariateNormalKlDivergence";
  const [first, second] = twoNormals(where, p, q);
  const precision = inverse(second.covariance);
  const apart = first.mean.sub(second.mean);
  // tr Q (P + ddᵀ), and D ones less: the diagonal of Q P is 1 where the two are equal.
  const spread = first.covariance.add(apart.unsqueeze(-1).mul(apart.unsqueeze(-2)));
  const dimensions = first.covariance.shape.at(-1) ?? 0;
  const nats = precision
    .mul(spread)
    .sum([-2, -1])
    .sub(dimensions)
    .add(logDeterminant(second.covariance).sub(logDeterminant(first.covariance)))
    .mul(0.5);
  return inBase(where, nats, options.base);
}
