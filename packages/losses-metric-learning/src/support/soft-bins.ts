import { linspace, type Tensor } from "@surprisal/tensor";

/** How much x counts at each edge of `bins` parts from low to high, [.., bins + 1]: at the two nearest, by how near it is. */
export function softBins(x: Tensor, low: number, high: number, bins: number): Tensor {
  const edges = linspace(low, high, bins + 1, { dtype: x.dtype });
  return x
    .unsqueeze(-1)
    .sub(edges)
    .abs()
    .mul(-bins / (high - low))
    .add(1)
    .relu();
}
