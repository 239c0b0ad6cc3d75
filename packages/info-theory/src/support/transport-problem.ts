import { ShapeError, type Tensor, type TensorLike } from "@surprisal/tensor";
import { operands } from "./operands.js";
import { checkPositive } from "./order.js";
import type { SinkhornSetting } from "./sinkhorn-potentials.js";

/** The cost of moving from each of p's places to each of q's, and what lies there. */
export interface TransportProblem {
  readonly cost: Tensor;
  readonly p: Tensor;
  readonly q: Tensor;
}

export function transportProblem(
  where: string,
  ...given: [TensorLike, TensorLike, TensorLike]
): TransportProblem {
  const [cost, p, q] = operands(where, ...given);
  const fits =
    cost.rank === 2 && p.shape.join() === `${cost.shape[0]}` && q.shape.join() === `${cost.shape[1]}`;
  if (fits && cost.size > 0) return { cost, p, q };
  throw new ShapeError(
    `${where}: cost has the shape [${cost.shape.join(", ")}], p [${p.shape.join(", ")}] and q [${q.shape.join(", ")}]. Give the cost [N, M] from each place of p [N] to each of q [M].`,
  );
}

export interface SinkhornOptions {
  /**
   * How much entropy is worth: the larger, the more the plan is spread and the faster it is found. In units of cost.
   */
  readonly epsilon: number;
  /**
   * How much it costs where a margin of the plan is not p's or q's: that many times their generalised Kullback–Leibler
   * divergence. Default Infinity: they are the same, and p and q must have the same sum.
   */
  readonly marginPenalty?: number;
  /** The part of the mass that may lie in the wrong place when the iterations end. Default 1e-9; 1e-5 in float32. */
  readonly tolerance?: number;
  /** After so many iterations it is an error. Default 10,000. */
  readonly maxIterations?: number;
}

export function sinkhornSetting(where: string, options: SinkhornOptions, { dtype }: Tensor): SinkhornSetting {
  const { epsilon, marginPenalty = Number.POSITIVE_INFINITY, maxIterations = 10_000 } = options;
  const { tolerance = dtype === "float64" ? 1e-9 : 1e-5 } = options;
  for (const [name, value] of Object.entries({ epsilon, marginPenalty, tolerance, maxIterations })) {
    checkPositive(where, name, value);
  }
  return { epsilon, marginPenalty, tolerance, maxIterations };
}
