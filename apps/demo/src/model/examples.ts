// Labelled examples for a training: which of them are kept apart, and which of the others have a wrong label.

import { randomUniform } from "@surprisal/tensor";

const draws = (count: number, seed: number): number[] =>
  Array.from(randomUniform([count], { seed }).dataSync(), Number);

/** The examples in an order drawn once for all; every third is kept apart. */
export function split<T>(all: readonly T[]): { training: readonly T[]; apart: readonly T[] } {
  const order = draws(all.length, 1);
  const shuffled = all
    .map((example, i) => ({ example, at: order[i] ?? 0 }))
    .sort((a, b) => a.at - b.at)
    .map(({ example }) => example);
  return { training: shuffled.filter((_, i) => i % 3 !== 0), apart: shuffled.filter((_, i) => i % 3 === 0) };
}

/** The labels, some of them wrong: those drawn below `noise`, so that more noise adds to less. */
export function noisyLabels(labels: readonly number[], classes: number, noise: number): number[] {
  const [drawn, shift] = [draws(labels.length, 2), draws(labels.length, 3)];
  return labels.map((label, i) =>
    (drawn[i] ?? 1) < noise ? (label + 1 + Math.floor((shift[i] ?? 0) * (classes - 1))) % classes : label,
  );
}
