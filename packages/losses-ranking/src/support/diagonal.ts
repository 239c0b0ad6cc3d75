import { arange, type Tensor } from "@surprisal/tensor";

/** Where row and column are the same, [n, n] of bool. */
export function diagonal(size: number): Tensor {
  const place = arange(0, size, 1, { dtype: "int32" });
  return place.unsqueeze(1).equal(place);
}
