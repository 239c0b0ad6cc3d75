import { concat, hostOp, type Tensor, type TensorLike } from "@surprisal/tensor";
import { type BaseOption, inBase } from "./support/base.js";
import { normalQuantile } from "./support/normal-quantile.js";
import { checkCount, pairedSamples } from "./support/points.js";
import { logDeterminant } from "./support/symmetric-matrix.js";

/**
 * Mutual information of continuous variables as if their copula were normal: each coordinate is replaced by normal
 * quantiles of its ranks, and the information is that of the covariance, `½ log(det Σx det Σy / det Σ)`. Fast, and of
 * any monotone dependence between coordinates; a lower bound where the margins alone are not normal, and blind to what
 * a covariance does not see.
 *
 * @param x points as rows, [N, D], or numbers, [N]; ties rank in their order
 * @param y points of any space, one for each of `x`
 * @returns a scalar without a gradient, ∞ for coordinates that determine each other; numbers alone compute in float64
 * @throws ShapeError for samples that are not paired, or no more than the coordinates; ValueError for a base that is
 *   none
 * @see Ince et al., A Statistical Framework for Neuroimaging Data Analysis Based on Mutual Information Estimated via a
 *   Gaussian Copula, 2017
 * @example
 * ```ts
 * import { gaussianCopulaMutualInformation } from "@surprisal/info-theory/gaussian-copula-mutual-information";
 * const x = [0.1, 2, 0.7, 1.3, 3, 2.2];
 * // Only ranks count.
 * const [a, b] = [[1, 3, 2, 5, 6, 4], [1, 30, 2, 500, 6000, 40]];
 * const same = gaussianCopulaMutualInformation(x, a).sub(gaussianCopulaMutualInformation(x, b));
 * same.itemSync(); // → 0
 * ```
 */
export function gaussianCopulaMutualInformation(
  x: TensorLike,
  y: TensorLike,
  options: BaseOption = {},
): Tensor {
  const where = "gaussianCopulaMutualInformation";
  const [a, b] = pairedSamples(where, ["x", "y"], x, y);
  checkCount(where, "x", a, (a.shape[1] ?? 0) + (b.shape[1] ?? 0) + 1, " for as many coordinates");
  const [u, v] = [normalScores(a), normalScores(b)];
  const logVolume = (scores: Tensor): Tensor => {
    const centered = scores.sub(scores.mean(0, { keepDims: true }));
    return logDeterminant(centered.transpose().matmul(centered));
  };
  const nats = logVolume(u)
    .add(logVolume(v))
    .sub(logVolume(concat([u, v], 1)))
    .mul(0.5);
  return inBase(where, nats, options.base);
}

/** Each column's ranks as quantiles of the standard normal distribution. */
const normalScores = /* @__PURE__ */ hostOp({
  name: "normalScores",
  result: ({ shape }) => ({ shape }),
  forward([x], output) {
    if (x === undefined) return;
    const [n = 0, dimensions = 1] = x.shape;
    const scores = Float64Array.from({ length: n }, (_, rank) => normalQuantile((rank + 1) / (n + 1)));
    for (let axis = 0; axis < dimensions; axis++) {
      const at = (i: number): number => x.data[i * dimensions + axis] as number;
      const order = Array.from({ length: n }, (_, i) => i).sort((i, j) => at(i) - at(j));
      for (const [rank, i] of order.entries()) {
        output.data[i * dimensions + axis] = Number.isNaN(at(i)) ? Number.NaN : (scores[rank] as number);
      }
    }
  },
  backward: "none",
});
