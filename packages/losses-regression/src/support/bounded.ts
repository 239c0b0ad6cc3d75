import type { Tensor } from "@surprisal/tensor";

/**
 * A number no larger than that its `power`-th power is finite. What tends to a limit has reached it there, so that ∞ times
 * 0 does not arise.
 */
export function bounded(x: Tensor, power = 2): Tensor {
  const size = (x.dtype === "float64" ? 1e300 : 1e36) ** (1 / power);
  return x.clamp(-size, size);
}
