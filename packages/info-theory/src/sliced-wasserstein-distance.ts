import { randomNormal, type Tensor, type TensorLike } from "@surprisal/tensor";
import { checkOrder } from "./support/order.js";
import { samplesOfOneSpace } from "./support/points.js";
import { quantileDistance } from "./support/quantiles.js";
import { rootOfOrder } from "./support/root.js";
import { twoSamples } from "./support/weighted-samples.js";

export interface SlicedOptions {
  /** The cost of moving by r is r^order. From 1; default 2. */
  readonly order?: number;
  /** How many random directions. Default 100. */
  readonly projections?: number;
  /** Of the directions; the same seed gives the same ones. Default: new ones each call. */
  readonly seed?: number;
}

/**
 * Sliced Wasserstein distance of two samples of points: the Wasserstein distance of their projections on random
 * directions, the mean of whose power is taken before the root.
 *
 * @param x points as rows, [N, D]
 * @param y points of the same space, [M, D]
 * @returns a scalar, with gradients in both; numbers alone compute in float64
 * @throws ShapeError for no points, or points of different spaces; ValueError for an order below 1
 * @see Bonneel et al., Sliced and Radon Wasserstein Barycenters of Measures, 2015
 * @example
 * ```ts
 * import { slicedWassersteinDistance } from "@surprisal/info-theory/sliced-wasserstein-distance";
 * // On the line there is only one direction.
 * slicedWassersteinDistance([0, 1], [3, 4], { seed: 1 }).itemSync(); // → 3
 * ```
 */
export function slicedWassersteinDistance(
  x: TensorLike,
  y: TensorLike,
  { order = 2, projections = 100, seed }: SlicedOptions = {},
): Tensor {
  const where = "slicedWassersteinDistance";
  checkOrder(where, "order", order, { min: 1 });
  const [a, b] = samplesOfOneSpace(where, x, y);
  const draw = {
    dtype: a.dtype === "float64" ? "float64" : "float32",
    ...(seed === undefined ? {} : { seed }),
  } as const;
  const raw = randomNormal([projections, a.shape[1] ?? 0], draw);
  const directions = raw.div(raw.norm(1, { keepDims: true }));
  const [u, v] = [a, b].map((points) => directions.matmul(points.transpose())) as [Tensor, Tensor];
  return rootOfOrder(quantileDistance(twoSamples(where, u, v, {}), order).mean(), order);
}
