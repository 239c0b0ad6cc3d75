import { full, ShapeError, type Tensor, type TensorLike } from "@surprisal/tensor";
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
  return {
    u: a,
    v: b,
    uWeights: shares(where, "uWeights", uWeights === undefined ? undefined : first, a),
    vWeights: shares(where, "vWeights", vWeights === undefined ? undefined : second, b),
    matched: uWeights === undefined && vWeights === undefined && a.shape.at(-1) === b.shape.at(-1),
  };
}

function shares(where: string, name: string, weights: Tensor | undefined, x: Tensor): Tensor {
  const n = x.shape.at(-1) ?? 1;
  if (weights === undefined) return full(x.shape, 1 / n, { dtype: x.dtype });
  if (weights.shape.join() !== x.shape.join()) {
    throw new ShapeError(
      `${where}: ${name} has the shape [${weights.shape.join(", ")}], the samples [${x.shape.join(", ")}]. Give one for each sample.`,
    );
  }
  return weights.div(weights.sum(-1, { keepDims: true }));
}
