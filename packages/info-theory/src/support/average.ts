import type { Tensor } from "@surprisal/tensor";
import { chosen } from "./chosen.js";

/** What mutual information is divided by, from the entropies of X and Y and their joint entropy. */
export type Average = keyof typeof averages;

const averages = {
  arithmetic: (x: Tensor, y: Tensor) => x.add(y).mul(0.5),
  geometric: (x: Tensor, y: Tensor) => x.mul(y).sqrt(),
  min: (x: Tensor, y: Tensor) => x.minimum(y),
  max: (x: Tensor, y: Tensor) => x.maximum(y),
  joint: (_x: Tensor, _y: Tensor, joint: Tensor) => joint,
  x: (x: Tensor) => x,
  y: (_x: Tensor, y: Tensor) => y,
} as const;

export function averageOf(where: string, average: Average): (x: Tensor, y: Tensor, joint: Tensor) => Tensor {
  return chosen(where, "average", averages, average);
}

/** The averages that scores of clusterings know, of numbers. */
export type ClusteringAverage = keyof typeof means;

const means = {
  arithmetic: (x: number, y: number) => (x + y) / 2,
  geometric: (x: number, y: number) => Math.sqrt(x * y),
  min: Math.min,
  max: Math.max,
} as const;

export function meanEntropy(where: string, average: ClusteringAverage, x: number, y: number): number {
  return chosen(where, "average", means, average)(x, y);
}
