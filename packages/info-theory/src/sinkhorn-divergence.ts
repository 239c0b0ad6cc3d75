import { full, type Tensor, type TensorLike } from "@surprisal/tensor";
import { operands } from "./support/operands.js";
import { checkCount, checkDimensions, samples, squaredDistances } from "./support/points.js";
import { root } from "./support/root.js";
import { checkCostOrder } from "./support/root-of-order.js";
import { sinkhornObjective } from "./support/sinkhorn-objective.js";
import { type SinkhornOptions, sinkhornSetting, transportProblem } from "./support/transport-problem.js";

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
  const { order = 2, xWeights, yWeights } = options;
  checkCostOrder(where, order);
  const [a, b] = samples(where, ["x", "y"], x, y);
  checkDimensions(where, a, b);
  checkCount(where, "x", a, 1);
  checkCount(where, "y", b, 1);
  const setting = sinkhornSetting(where, options, a);
  const [p, q] = [masses(where, xWeights, a), masses(where, yWeights, b)];
  const between = (u: Tensor, v: Tensor, ofU: Tensor, ofV: Tensor): Tensor => {
    const problem = transportProblem(where, costOf(squaredDistances(u, v), order), ofU, ofV);
    return sinkhornObjective(problem.cost, problem.p, problem.q, setting);
  };
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

function masses(where: string, weights: TensorLike | undefined, points: Tensor): Tensor {
  const [n = 1] = points.shape;
  if (weights === undefined) return full([n], 1 / n, { dtype: points.dtype });
  return operands(where, weights)[0].cast(points.dtype);
}
