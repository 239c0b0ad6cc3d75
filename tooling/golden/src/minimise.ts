import { grad, type Tensor, tensor } from "@surprisal/tensor";

/**
 * The place between `low` and `high` where the convex function `f` is least, found by halving the interval at the
 * sign of the gradient, down to neighbouring doubles.
 */
export function minimise(f: (x: Tensor) => Tensor, low: number, high: number): number {
  const slope = grad(f);
  for (;;) {
    const middle = low + (high - low) / 2;
    const sign = slope(tensor(middle, { dtype: "float64" })).itemSync();
    if (sign === 0 || middle === low || middle === high) return middle;
    if (sign < 0) low = middle;
    else high = middle;
  }
}
