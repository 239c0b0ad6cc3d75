import type { SampleDraw } from "@surprisal/loss-registry";
import { randomNormal, type Tensor } from "@surprisal/tensor";

/** Two samples of normal points, one of them shifted; at most so many, as each meets each. */
export function twoClouds(
  { shape: [n = 4, d = 3], seed, dtype }: SampleDraw,
  most: number,
): { prediction: Tensor; target: Tensor } {
  const shape = [Math.min(n, most), d];
  return {
    prediction: randomNormal(shape, { seed, dtype }),
    target: randomNormal(shape, { seed: seed + 1, dtype, mean: 0.5 }),
  };
}
