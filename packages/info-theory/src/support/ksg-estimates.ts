import { type Tensor, type TensorLike, tensor, ValueError } from "@surprisal/tensor";
import { type BaseOption, fromNats } from "./base.js";
import type { Computation } from "./computation.js";
import { boxes, cubes } from "./counts-in-margins.js";
import { checkNeighbors } from "./neighbors.js";
import { pairedSamples } from "./points.js";

export interface KsgOptions extends BaseOption {
  /** The distance of how manyth neighbour counts. More are steadier, and blur more. Default 3. */
  readonly k?: number;
  /**
   * The first estimate of the article, cubes, or the second, boxes, which has smaller errors for a larger k. Default 1.
   */
  readonly variant?: 1 | 2;
  /** Make 0 of a negative estimate, as scikit-learn does; it is biased then. Default false. */
  readonly clip?: boolean;
}

export function ksgEstimate(where: string, x: TensorLike, y: TensorLike, options: KsgOptions): Computation {
  const { k = 3, variant = 1 } = options;
  const samples = pairedSamples(where, ["x", "y"], x, y);
  checkNeighbors(where, k, { x: samples[0] });
  if (variant !== 1 && variant !== 2) {
    throw new ValueError(`${where}: variant must be 1 or 2, not ${variant}.`);
  }
  const inputs = [tensor(Int32Array.of(k)), ...samples];
  return { op: variant === 1 ? cubes : boxes, inputs, finish: information(where, options) };
}

export function ksgConditionalEstimate(
  where: string,
  x: TensorLike,
  y: TensorLike,
  z: TensorLike,
  options: Omit<KsgOptions, "variant">,
): Computation {
  const { k = 3 } = options;
  const samples = pairedSamples(where, ["x", "y", "z"], x, y, z);
  checkNeighbors(where, k, { x: samples[0] });
  return { op: cubes, inputs: [tensor(Int32Array.of(k)), ...samples], finish: information(where, options) };
}

/** What makes the result of an estimate in nats. */
export function information(
  where: string,
  { clip = false, base }: Pick<KsgOptions, "clip" | "base">,
): (nats: Tensor) => Tensor {
  const inUnits = fromNats(where, base);
  return (nats) => inUnits(clip ? nats.maximum(0) : nats);
}
