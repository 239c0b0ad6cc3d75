import type { Tensor, TensorLike } from "@surprisal/tensor";
import { operands } from "./support/operands.js";
import { checkOrder } from "./support/order.js";
import { samplesOfOneSpace, squaredDistances } from "./support/points.js";
import { root } from "./support/root.js";
import { sinkhornObjective } from "./support/sinkhorn-objective.js";
import { type SinkhornOptions, sinkhornSetting } from "./support/transport-problem.js";
import { masses } from "./support/weighted-samples.js";

export interface SinkhornDivergenceOptions extends SinkhornOptions {
  /** The cost of moving by r is r^order. From 1; default 2. */
  readonly order?: number;
  /** The masses of the points of x, [N]. Default 1/N each. */
  readonly xWeights?: TensorLike;
  /** The masses of the points of y, [M]. Default 1/M each. */
  readonly yWeights?: TensorLike;
}

/**
 * Sinkhorn divergence of two samples of points: the objective of `sinkhorn` between x and y, less half of those of x
 * with itself and of y with itself. So it is 0 for equal samples and positive for others, where `sinkhorn` alone is
 * biased; between optimal transport, for ε → 0, and an energy distance, for ε → ∞.
 *
 * @param x points as rows, [N, D], or numbers, [N]
 * @param y points of the same space, [M, D] or [M]
 * @returns a scalar, with gradients in points and weights; numbers alone compute in float64
 * @throws ShapeError for points of different spaces, ValueError for an option out of range; the read throws as that of
 *   `sinkhorn` does
 * @see Feydy et al., Interpolating between Optimal Transport and MMD using Sinkhorn Divergences, 2019
 * @example
 * ```ts
 * import { sinkhornDivergence } from "@surprisal/info-theory/sinkhorn-divergence";
 * // What is only moved costs the square of how far.
 * sinkhornDivergence([0, 1, 3], [2, 3, 5], { epsilon: 0.5 }).itemSync(); // → 4
 * ```
 */
export function sinkhornDivergence(x: TensorLike, y: TensorLike, options: SinkhornDivergenceOptions): Tensor {
  const where = "sinkhornDivergence";
  const { xWeights, yWeights } = options;
  const order = checkOrder(where, "order", options.order ?? 2, { min: 1 });
  const [a, b] = samplesOfOneSpace(where, x, y);
  const setting = sinkhornSetting(where, options, a);
  const weightsOf = (
    name: string,
    weights: TensorLike | undefined,
    { shape: [n = 0], dtype }: Tensor,
  ): Tensor => {
    const given = weights === undefined ? undefined : operands(where, weights)[0].cast(dtype);
    return masses(where, name, given, [n], dtype);
  };
  const [p, q] = [weightsOf("xWeights", xWeights, a), weightsOf("yWeights", yWeights, b)];
  const between = (u: Tensor, v: Tensor, ofU: Tensor, ofV: Tensor): Tensor =>
    sinkhornObjective(costOf(squaredDistances(u, v), order), ofU, ofV, setting);
  const own = between(a, a, p, p)
    .add(between(b, b, q, q))
    .mul(0.5);
  // Of masses that differ, the entropy of the products does too.
  const surplus = p
    .sum()
    .sub(q.sum())
    .square()
    .mul(setting.epsilon / 2);
  return between(a, b, p, q).sub(own).add(surplus);
}

function costOf(squares: Tensor, order: number): Tensor {
  return order === 2 ? squares : order === 1 ? root(squares) : root(squares).pow(order);
}
