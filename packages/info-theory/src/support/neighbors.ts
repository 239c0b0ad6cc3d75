import { type HostArray, hostOp, type Tensor, tensor, ValueError } from "@surprisal/tensor";
import { KdTree, type Metric } from "./k-d-tree.js";
import { checkCount } from "./points.js";

export interface NeighborOptions {
  /** The distance of how manyth neighbour counts. More are steadier, and blur more. Default 3. */
  readonly k?: number;
  /** "chebyshev", the default, the largest difference of a coordinate, or "euclidean". */
  readonly metric?: Metric;
}

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

export function checkMetric(where: string, metric: string): void {
  if (metric === "chebyshev" || metric === "euclidean") return;
  throw new ValueError(`${where}: metric must be "chebyshev" or "euclidean", not "${metric}".`);
}

/**
 * The logarithm of the distance from each query, [M, D], to its k-th nearest point, [N, D]; of one of the points itself
 * when `self`, which is then none of its neighbours. Gradients flow to both ends.
 */
export function logDistances(
  points: Tensor,
  queries: Tensor,
  { k, metric, self }: { readonly k: number; readonly metric: Metric; readonly self: boolean },
): Tensor {
  const settings = tensor(Int32Array.of(k, Number(metric === "euclidean"), Number(self)));
  const nearest = points.take(kthNeighbor(points, queries, settings), 0);
  const apart = queries.sub(nearest);
  return metric === "euclidean" ? apart.square().sum(-1).log().mul(0.5) : apart.abs().max(-1).log();
}

const kthNeighbor = /* @__PURE__ */ hostOp({
  name: "kthNeighbor",
  result: (_points, queries) => ({ shape: [queries.shape[0] ?? 0], dtype: "int32" }),
  forward([points, queries, settings], output) {
    if (points === undefined || queries === undefined || settings === undefined) return;
    const [k = 1, euclidean, self] = settings.data;
    const dimensions = points.shape[1] ?? 1;
    const tree = new KdTree(
      Float64Array.from(points.data),
      dimensions,
      euclidean === 1 ? "euclidean" : "chebyshev",
    );
    const all = Float64Array.from(queries.data);
    const [indices, distances] = [new Int32Array(k), new Float64Array(k)];
    for (let i = 0; i < output.data.length; i++) {
      tree.nearest(all, i * dimensions, indices, distances, self === 1 ? i : -1);
      // A point that is NaN has no neighbours; its own difference is NaN, whichever is taken.
      output.data[i] = Math.max(indices[k - 1] as number, 0);
    }
  },
  backward: "none",
});

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
