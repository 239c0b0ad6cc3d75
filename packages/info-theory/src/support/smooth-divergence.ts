import type { Tensor, TensorLike } from "@surprisal/tensor";
import type { Computation } from "./computation.js";
import { operands } from "./operands.js";
import { checkOrder } from "./order.js";
import { samplesOfOneSpace, squaredDistances } from "./points.js";
import { root } from "./root.js";
import { sinkhornObjective } from "./sinkhorn-objective.js";
import { type SinkhornOptions, sinkhornSetting } from "./transport-problem.js";
import { masses } from "./weighted-samples.js";

export interface SinkhornDivergenceOptions extends SinkhornOptions {
  /** The cost of moving by r is r^order. From 1; default 2. */
  readonly order?: number;
  /** The masses of the points of x, [N]. Default 1/N each. */
  readonly xWeights?: TensorLike;
  /** The masses of the points of y, [M]. Default 1/M each. */
  readonly yWeights?: TensorLike;
}

/** The transport of x to y, of each to itself, and what is made of the three costs. */
export function smoothDivergence(
  where: string,
  x: TensorLike,
  y: TensorLike,
  options: SinkhornDivergenceOptions,
): { parts: readonly Computation[]; joined: (costs: readonly Tensor[]) => Tensor } {
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
  const between = (u: Tensor, v: Tensor, ofU: Tensor, ofV: Tensor): Computation =>
    sinkhornObjective({ cost: costOf(squaredDistances(u, v), order), p: ofU, q: ofV }, setting);
  // Of masses that differ, the entropy of the products does too.
  const surplus = p
    .sum()
    .sub(q.sum())
    .square()
    .mul(setting.epsilon / 2);
  return {
    parts: [between(a, b, p, q), between(a, a, p, p), between(b, b, q, q)],
    joined([across, ...own]) {
      const [ofX, ofY] = own as [Tensor, Tensor];
      return (across as Tensor).sub(ofX.add(ofY).mul(0.5)).add(surplus);
    },
  };
}

function costOf(squares: Tensor, order: number): Tensor {
  return order === 2 ? squares : order === 1 ? root(squares) : root(squares).pow(order);
}
