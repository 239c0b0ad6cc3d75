import { type Dtype, full, type Shape, ShapeError, type Tensor, type TensorLike } from "@surprisal/tensor";
import { operands } from "./operands.js";

export interface SampleWeights {
  /** How much each sample of u counts, in its shape; divided by their sum. Default: all the same. */
  readonly uWeights?: TensorLike;
  /** How much each sample of v counts, in its shape; divided by their sum. Default: all the same. */
  readonly vWeights?: TensorLike;
}

/** Samples of two distributions on the line, along the last axis, with weights that sum to 1 where there are any. */
export interface TwoSamples {
  readonly u: Tensor;
  readonly v: Tensor;
  readonly uWeights: Tensor;
  readonly vWeights: Tensor;
  /** As many of either, all of the same weight. */
  readonly matched: boolean;
}

export function twoSamples(
  where: string,
  u: TensorLike,
  v: TensorLike,
  { uWeights, vWeights }: SampleWeights,
): TwoSamples {
  const [a, b, first, second] = operands(where, u, v, uWeights ?? 1, vWeights ?? 1);
  const batch = a.shape.slice(0, -1).join() === b.shape.slice(0, -1).join();
  if (a.rank === 0 || a.rank !== b.rank || !batch || a.size === 0 || b.size === 0) {
    throw new ShapeError(
      `${where}: u has the shape [${a.shape.join(", ")}] and v [${b.shape.join(", ")}]. Give each at least one sample along the last axis; the other axes are a batch, and the same.`,
    );
  }
  const shares = (name: string, given: Tensor | undefined, x: Tensor): Tensor => {
    const weights = masses(where, name, given, x.shape, x.dtype);
    return given === undefined ? weights : weights.div(weights.sum(-1, { keepDims: true }));
  };
  return {
    u: a,
    v: b,
    uWeights: shares("uWeights", uWeights === undefined ? undefined : first, a),
    vWeights: shares("vWeights", vWeights === undefined ? undefined : second, b),
    matched: uWeights === undefined && vWeights === undefined && a.shape.at(-1) === b.shape.at(-1),
  };
}

/** One for each sample along the last axis of `shape`; where none are given, all the same with sum 1. */
export function masses(
  where: string,
  name: string,
  weights: Tensor | undefined,
  shape: Shape,
  dtype: Dtype,
): Tensor {
  if (weights === undefined) return full(shape, 1 / (shape.at(-1) ?? 1), { dtype });
  if (weights.shape.join() === shape.join()) return weights;
  throw new ShapeError(
    `${where}: ${name} has the shape [${weights.shape.join(", ")}], the samples [${shape.join(", ")}]. Give one for each sample.`,
  );
}
