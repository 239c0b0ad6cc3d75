import type { Tensor, TensorLike } from "@surprisal/tensor";
import { type BaseOption, inBase } from "./support/base.js";
import { operands } from "./support/operands.js";
import { checkCount, samples, squaredDistances } from "./support/points.js";
import { diagonal } from "./support/scores.js";

export interface KernelDensityOptions extends BaseOption {
  /**
   * How wide the bell around each sample is: one number, or one for each coordinate. Default Scott's rule, the standard
   * deviation times N^(−1/(D + 4)).
   */
  readonly bandwidth?: TensorLike;
}

/**
 * Differential entropy of points drawn from an unknown density, from a kernel density estimate: `−⟨log p̂(x)⟩`, where
 * p̂ is the mean of normal densities around all the other samples. Smooth in the samples, and too high by what the
 * bells blur.
 *
 * @param x points as rows, [N, D], or numbers, [N]
 * @returns a scalar, with gradients in samples and bandwidth; numbers alone compute in float64
 * @throws ShapeError for fewer than 2 samples, ValueError for a base that is none
 * @see Ahmad & Lin, A Nonparametric Estimation of the Entropy for Absolutely Continuous Distributions, 1976
 * @example
 * ```ts
 * import { kernelDensityEntropy } from "@surprisal/info-theory/kernel-density-entropy";
 * // Half the squared distance, and the normal density's log √2π.
 * kernelDensityEntropy([0, 2], { bandwidth: 1 }).itemSync(); // → 2.91893853
 * ```
 */
export function kernelDensityEntropy(x: TensorLike, options: KernelDensityOptions = {}): Tensor {
  const where = "kernelDensityEntropy";
  const [points] = samples(where, ["x"], x);
  checkCount(where, "x", points, 2);
  const [n = 0, d = 1] = points.shape;
  const scott = () =>
    points
      .variance(0, { correction: 1 })
      .sqrt()
      .mul(n ** (-1 / (d + 4)));
  const width =
    options.bandwidth === undefined ? scott() : operands(where, options.bandwidth)[0].cast(points.dtype);
  const scaled = points.div(width);
  const apart = squaredDistances(scaled, scaled).mul(-0.5);
  const others = diagonal(n).where(Number.NEGATIVE_INFINITY, apart).logSumExp(1).mean();
  const volume = width
    .log()
    .expand([d])
    .sum()
    .add(0.5 * d * Math.log(2 * Math.PI) + Math.log(n - 1));
  return inBase(where, volume.sub(others), options.base);
}
