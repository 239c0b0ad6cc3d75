import type { Tensor, TensorLike } from "@surprisal/tensor";
import type { IndependenceOptions } from "./hilbert-schmidt-independence-criterion.js";
import { centeredProduct, pairedKernels } from "./support/centered-product.js";

/**
 * Centred kernel alignment of paired samples: their Hilbert–Schmidt independence criterion, divided by the geometric
 * mean of each one's with itself. From 0, independent, to 1; how alike two layers of networks represent the same
 * inputs.
 *
 * The kernel is linear unless `kernel` says otherwise: no rotation and no common scale of x or y counts.
 *
 * @param x points as rows, [N, D], or numbers, [N]
 * @param y points of any space, one for each of `x`
 * @returns a scalar, with gradients in both, NaN where a sample is constant; numbers alone compute in float64
 * @throws ShapeError for samples that are not paired or too few, ValueError for a kernel that does not exist
 * @see Kornblith et al., Similarity of Neural Network Representations Revisited, 2019
 * @example
 * ```ts
 * import { centeredKernelAlignment } from "@surprisal/info-theory/centered-kernel-alignment";
 * centeredKernelAlignment([1, 2, 3], [[6, 0], [4, 0], [2, 0]]).itemSync(); // → 1
 * ```
 */
export function centeredKernelAlignment(
  x: TensorLike,
  y: TensorLike,
  { kernel = "linear", unbiased = false, ...rest }: IndependenceOptions = {},
): Tensor {
  const [k, l] = pairedKernels("centeredKernelAlignment", x, y, { kernel, unbiased, ...rest });
  const own = centeredProduct(k, k, unbiased).mul(centeredProduct(l, l, unbiased));
  return centeredProduct(k, l, unbiased).div(own.sqrt());
}
