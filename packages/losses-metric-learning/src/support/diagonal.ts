import { arange, type Tensor } from "@surprisal/tensor";

/** Where row and column are the same, [N, N] of bool. */
export function diagonal(size: number): Tensor {
  const place = arange(0, size, 1, { dtype: "int32" });
  return place.unsqueeze(1).equal(place);
}

/** The entries on the diagonal of a square matrix. */
export const diagonalOf = (x: Tensor): Tensor =>
  diagonal(x.shape[0] ?? 0)
    .where(x, 0)
    .sum(1);
