import type { Tensor, TensorLike } from "@surprisal/tensor";
import { centeredProduct, pairedKernels } from "./support/centered-product.js";
import type { KernelOptions } from "./support/kernel.js";

export interface IndependenceOptions extends KernelOptions {
  /** The estimate that is right in the mean, and may be negative; from 4 samples. Default false. */
  readonly unbiased?: boolean;
}

/**
 * Hilbert–Schmidt independence criterion of paired samples, `tr KHLH / N²`: the squared maximum mean discrepancy of
 * their joint distribution from the product of its margins. K and L hold a kernel's values within x and within y, and H
 * centres them. Near 0 where x and y are independent.
 *
 * @param x points as rows, [N, D], or numbers, [N]
 * @param y points of any space, one for each of `x`
 * @returns a scalar, with gradients in both; numbers alone compute in float64
 * @throws ShapeError for samples that are not paired or too few, ValueError for a kernel that does not exist
 * @see Gretton et al., A Kernel Statistical Test of Independence, 2007; Song et al., Feature Selection via Dependence
 *   Maximization, 2012, for the unbiased one
 * @example
 * ```ts
 * import { hilbertSchmidtIndependenceCriterion } from "@surprisal/info-theory/hilbert-schmidt-independence-criterion";
 * // With the linear kernel, the squared covariance.
 * hilbertSchmidtIndependenceCriterion([1, 2, 3], [2, 4, 6], { kernel: "linear" }).itemSync(); // → 1.7777778
 * ```
 */
export function hilbertSchmidtIndependenceCriterion(
  x: TensorLike,
  y: TensorLike,
  options: IndependenceOptions = {},
): Tensor {
  const [k, l] = pairedKernels("hilbertSchmidtIndependenceCriterion", x, y, options);
  return centeredProduct(k, l, options.unbiased ?? false);
}
