import { type Tensor, type TensorLike, tensor, ValueError } from "@surprisal/tensor";
import { type BaseOption, fromNats } from "./base.js";
import { type Computation, steppedOp } from "./computation.js";
import { KdTree, type Metric } from "./k-d-tree.js";
import { checkNeighbors, harmonics } from "./neighbors.js";
import { samples, samplesOfOneSpace } from "./points.js";
import { each, part } from "./steps.js";

export interface NeighborEntropyOptions extends BaseOption {
  /** The distance of how manyth neighbour counts. More are steadier, and blur more. Default 3. */
  readonly k?: number;
  /** "chebyshev", the default, the largest difference of a coordinate, or "euclidean". */
  readonly metric?: Metric;
}

export function neighborEntropy(
  where: string,
  x: TensorLike,
  { k = 3, metric = "chebyshev", base }: NeighborEntropyOptions,
): Computation {
  const [points] = samples(where, ["x"], x);
  checkMetric(where, metric);
  checkNeighbors(where, k, { x: points });
  const inUnits = fromNats(where, base);
  const [n = 0, d = 0] = points.shape;
  const sums = harmonics(n);
  const constant = (sums[n] ?? 0) - (sums[k] ?? 0) + logUnitBall(d, metric === "euclidean");
  return {
    op: kthNeighbors,
    inputs: [settings(k, metric), points],
    finish(nearest) {
      const own = logDistances(points, points, nearest.squeeze(0), metric);
      return inUnits(own.mean().mul(d).add(constant));
    },
  };
}

export function neighborDivergence(
  where: string,
  x: TensorLike,
  y: TensorLike,
  { k = 3, metric = "chebyshev", base }: NeighborEntropyOptions,
): Computation {
  const [a, b] = samplesOfOneSpace(where, x, y, 0);
  checkMetric(where, metric);
  checkNeighbors(where, k, { x: a });
  checkNeighbors(where, k, { y: b }, 0);
  const inUnits = fromNats(where, base);
  const [n = 0, d = 0] = a.shape;
  return {
    op: kthNeighbors,
    inputs: [settings(k, metric), a, b],
    finish(nearest) {
      const [inX, inY] = [0, 1].map((row) => nearest.narrow(0, row, row + 1).squeeze(0)) as [Tensor, Tensor];
      const ratios = logDistances(b, a, inY, metric).sub(logDistances(a, a, inX, metric));
      return inUnits(
        ratios
          .mean()
          .mul(d)
          .add(Math.log((b.shape[0] ?? 0) / (n - 1))),
      );
    },
  };
}

/**
 * Arguments: settings, points, [N, D], and others of the same space. The index of the k-th neighbour of each point among
 * the points, itself not counted, and in a second row that among the others.
 */
const kthNeighbors = /* @__PURE__ */ steppedOp({
  name: "kthNeighbors",
  result: (_settings, points, ...others) => ({
    shape: [1 + others.length, points?.shape[0] ?? 0],
    dtype: "int32",
  }),
  *steps([numbers, points, others], output) {
    if (numbers === undefined || points === undefined) return;
    const [k = 1, euclidean] = numbers.data;
    const [n = 0, dimensions = 1] = points.shape;
    const queries = Float64Array.from(points.data);
    const clouds = others === undefined ? [queries] : [queries, Float64Array.from(others.data)];
    const [indices, distances] = [new Int32Array(k), new Float64Array(k)];
    for (const [row, cloud] of clouds.entries()) {
      const done = (share: number): number => (row + share) / clouds.length;
      const growing = KdTree.inSteps(cloud, dimensions, euclidean === 1 ? "euclidean" : "chebyshev");
      const tree = yield* part(done(0), done(0.3), growing);
      const walk = each(n, (i) => {
        tree.nearest(queries, i * dimensions, indices, distances, row === 0 ? i : -1);
        // A point that is NaN has no neighbours; its own difference is NaN, whichever is taken.
        output.data[row * n + i] = Math.max(indices[k - 1] as number, 0);
      });
      yield* part(done(0.3), done(1), walk);
    }
  },
  backward: "none",
});

function settings(k: number, metric: Metric): Tensor {
  return tensor(Int32Array.of(k, Number(metric === "euclidean")));
}

/** The logarithm of the distance from each query, [N, D], to the point of that index. Gradients flow to both ends. */
function logDistances(points: Tensor, queries: Tensor, index: Tensor, metric: Metric): Tensor {
  const apart = queries.sub(points.take(index, 0));
  return metric === "euclidean" ? apart.square().sum(-1).log().mul(0.5) : apart.abs().max(-1).log();
}

function checkMetric(where: string, metric: string): void {
  if (metric === "chebyshev" || metric === "euclidean") return;
  throw new ValueError(`${where}: metric must be "chebyshev" or "euclidean", not "${metric}".`);
}

/** The logarithm of the volume of what lies within 1. */
function logUnitBall(d: number, round: boolean): number {
  if (!round) return d * Math.LN2;
  let log = d % 2 === 0 ? 0 : Math.LN2;
  for (let i = d; i > 1; i -= 2) log += Math.log((2 * Math.PI) / i);
  return log;
}
