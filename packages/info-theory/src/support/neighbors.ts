import { type HostArray, type Tensor, ValueError } from "@surprisal/tensor";
import { checkCount } from "./points.js";

/** Throws unless k is a count, and there are as many neighbours. */
export function checkNeighbors(
  where: string,
  k: number,
  counts: { readonly [name: string]: Tensor },
  self = 1,
): void {
  if (!Number.isSafeInteger(k) || k < 1) {
    throw new ValueError(`${where}: k must be a whole number from 1, not ${k}.`);
  }
  for (const [name, x] of Object.entries(counts)) {
    checkCount(where, name, x, k + self, ` for a neighbour of order ${k}`);
  }
}

/** ψ(m) + 0.5772… for m from 1 to n: the harmonic numbers H(m − 1). */
export function harmonics(n: number): Float64Array {
  const sums = new Float64Array(n + 1);
  for (let m = 2; m <= n; m++) sums[m] = (sums[m - 1] as number) + 1 / (m - 1);
  return sums;
}

/** Whether a number is missing. */
export function hasNaN(...parts: readonly HostArray[]): boolean {
  return parts.some(({ data }) => data.some(Number.isNaN));
}

/** Points side by side: [N, D] and [N, E] as [N, D + E]. */
export function joined(...parts: readonly HostArray[]): { points: Float64Array; dimensions: number } {
  const n = parts[0]?.shape[0] ?? 0;
  const dimensions = parts.reduce((sum, part) => sum + (part.shape[1] ?? 0), 0);
  const points = new Float64Array(n * dimensions);
  let offset = 0;
  for (const { data, shape } of parts) {
    const width = shape[1] ?? 0;
    for (let i = 0; i < n; i++)
      points.set(data.subarray(i * width, (i + 1) * width), i * dimensions + offset);
    offset += width;
  }
  return { points, dimensions };
}
