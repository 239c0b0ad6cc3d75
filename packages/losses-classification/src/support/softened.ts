import { customGrad, type Tensor } from "@surprisal/tensor";

/** 0 below 0, x²/2 up to `width`, linear from there. Its slope is x clipped to [0, width]. */
export function softened(x: Tensor, width: number): Tensor {
  return customGrad((at: Tensor) => {
    // Not below 0 first: 0 · −∞ would be NaN.
    const positive = at.relu();
    const clipped = positive.clamp(0, width);
    return { value: clipped.mul(positive.sub(clipped.mul(0.5))), gradient: (dy) => dy.mul(clipped) };
  })(x);
}
