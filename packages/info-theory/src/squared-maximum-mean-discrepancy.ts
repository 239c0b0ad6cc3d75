import type { Tensor, TensorLike } from "@surprisal/tensor";
import { centerOf, type KernelOptions, kernelOf } from "./support/kernel.js";
import { samplesOfOneSpace } from "./support/points.js";
import { diagonal } from "./support/scores.js";

export interface DiscrepancyOptions extends KernelOptions {
  /** Leave each point's likeness with itself out: right in the mean, but it may be negative. Default false. */
  readonly unbiased?: boolean;
}

/**
 * Squared maximum mean discrepancy of two samples, `⟨k(x, x′)⟩ + ⟨k(y, y′)⟩ − 2⟨k(x, y)⟩`: the squared distance of
 * their means where the kernel k takes them. 0 for equal samples; of the distributions, 0 only where they are equal.
 *
 * The kernel is Gaussian unless `kernel` says otherwise; several widths in `gamma` see differences of several sizes.
 *
 * @param x points as rows, [N, D], or numbers, [N]
 * @param y points of the same space, [M, D] or [M]
 * @returns a scalar, with gradients in both; numbers alone compute in float64
 * @throws ShapeError for points of different spaces, or fewer than 2 for the unbiased one; ValueError for a kernel that
 *   does not exist or a `gamma` that is no width
 * @see Gretton et al., A Kernel Two-Sample Test, 2012
 * @example
 * ```ts
 * import { squaredMaximumMeanDiscrepancy } from "@surprisal/info-theory/squared-maximum-mean-discrepancy";
 * const [x, y] = [[[0, 0], [1, 0]], [[0, 0], [0, 1]]];
 * squaredMaximumMeanDiscrepancy(x, y, { gamma: 0.5 }).itemSync(); // → 0.316060279
 * ```
 */
export function squaredMaximumMeanDiscrepancy(
  x: TensorLike,
  y: TensorLike,
  options: DiscrepancyOptions = {},
): Tensor {
  const where = "squaredMaximumMeanDiscrepancy";
  const given = samplesOfOneSpace(where, x, y, options.unbiased ? 2 : 1);
  const center = centerOf(given[0], options);
  const [a, b] = [given[0].sub(center), given[1].sub(center)];
  const kernel = kernelOf(where, a.shape[1] ?? 1, options);
  const within = (points: Tensor): Tensor => {
    const alike = kernel(points, points);
    const [n = 0] = points.shape;
    return options.unbiased
      ? diagonal(n)
          .where(0, alike)
          .sum()
          .div(n * (n - 1))
      : alike.mean();
  };
  return within(a).add(within(b)).sub(kernel(a, b).mean().mul(2));
}
