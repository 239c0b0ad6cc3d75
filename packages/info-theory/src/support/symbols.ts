import { normalizeAxes, type Tensor, type TensorLike } from "@surprisal/tensor";
import { operands } from "./operands.js";

/** Counts with the axis of the symbols moved last, and their sums, that axis kept. */
export function symbolCounts(
  where: string,
  counts: TensorLike,
  axis: number,
): { counts: Tensor; total: Tensor } {
  const [given] = operands(where, counts);
  const [at = 0] = normalizeAxes(where, axis, given.rank);
  const others = given.shape.map((_, i) => i).filter((i) => i !== at);
  const last = given.permute([...others, at]);
  return { counts: last, total: last.sum(-1, { keepDims: true }) };
}
