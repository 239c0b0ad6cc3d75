import type { Tensor } from "@surprisal/tensor";

/**
 * A residual in units of its scale, no larger than 10¹⁸: its square is finite in float32 too, and what tends to a limit
 * has reached it. Beyond that the slope is 0, where ∞ times 0 would be NaN.
 */
export function bounded(scaled: Tensor, size = 1e18): Tensor {
  return scaled.clamp(-size, size);
}
