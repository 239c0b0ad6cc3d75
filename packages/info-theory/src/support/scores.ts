import { arange, ShapeError, type Tensor, type TensorLike } from "@surprisal/tensor";
import { operands } from "./operands.js";

/** True on the diagonal of [n, n]. */
export function diagonal(n: number): Tensor {
  const index = arange(n);
  return index.unsqueeze(-1).equal(index);
}

/** What a critic says of each pair of samples: those drawn together stand on the diagonal. */
export interface Scores {
  readonly n: number;
  readonly scores: Tensor;
  /** Mean of those drawn together. */
  readonly together: Tensor;
  /** The others, with −∞ on the diagonal. */
  readonly apart: Tensor;
}

export function criticScores(where: string, given: TensorLike, least = 2): Scores {
  const [scores] = operands(where, given);
  const [n = 0, columns] = scores.shape;
  if (scores.rank !== 2 || n !== columns) {
    throw new ShapeError(
      `${where}: scores has the shape [${scores.shape.join(", ")}]. Give the critic's score of each x with each y, [N, N], those drawn together on the diagonal.`,
    );
  }
  if (n < least) {
    throw new ShapeError(
      `${where}: scores of ${n} samples hold no pair that was not drawn together. Give at least ${least}.`,
    );
  }
  const own = diagonal(n);
  return {
    n,
    scores,
    together: own.where(scores, 0).sum().div(n),
    apart: own.where(Number.NEGATIVE_INFINITY, scores),
  };
}
