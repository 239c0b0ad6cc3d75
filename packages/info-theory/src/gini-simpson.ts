import type { Tensor, TensorLike } from "@surprisal/tensor";
import type { DistributionOptions } from "./support/axes.js";
import { distribution } from "./support/distribution.js";

/**
 * Gini–Simpson index `1 − Σ p²`: the probability that two draws differ. Tsallis' entropy of order 2; the impurity that
 * decision trees split by.
 *
 * @param p non-negative, any shape; numbers alone compute in float64
 * @returns the shape of `p` without `axis`
 * @throws ShapeError for an axis that does not exist
 * @example
 * ```ts
 * import { giniSimpson } from "@surprisal/info-theory/gini-simpson";
 * giniSimpson([0.5, 0.25, 0.25]).itemSync(); // → 0.625
 * ```
 */
export function giniSimpson(p: TensorLike, options: DistributionOptions = {}): Tensor {
  const { p: x, axes } = distribution("giniSimpson", p, options);
  return x.square().sum(axes).neg().add(1);
}
