import { type HostArray, type HostOpDefinition, hostOp } from "@surprisal/tensor";
import { KdTree } from "./k-d-tree.js";
import { harmonics, hasNaN, joined } from "./neighbors.js";
import { atOnce, type Steps } from "./steps.js";

/** Points between two stops. */
const stride = 512;

/**
 * Kraskov, Stögbauer and Grassberger's first estimate, in nats: the k-th neighbour in the whole space makes a cube around
 * each point, and the points within it in each margin are counted.
 */
export function* countInCubes(k: number, x: HostArray, y: HostArray, given?: HostArray): Steps<number> {
  const all = given === undefined ? [x, y] : [x, y, given];
  if (hasNaN(...all)) return Number.NaN;
  const whole = spaceOf(...all);
  const margins = given === undefined ? [spaceOf(x), spaceOf(y)] : [spaceOf(x, given), spaceOf(y, given)];
  const condition = given === undefined ? undefined : spaceOf(given);
  const n = x.shape[0] as number;
  const psi = harmonics(n);
  const mean = yield* meanOverPoints(whole, n, k, (i, _, distances) => {
    const radius = distances[k - 1] as number;
    // The point itself is counted, and of points in one place all.
    const inside = ({ tree, points, dimensions }: Space) =>
      psi[tree.countWithin(points, i * dimensions, radius, radius > 0)] as number;
    const known = condition === undefined ? (psi[n] as number) : inside(condition);
    return margins.reduce((sum, margin) => sum - inside(margin), known);
  });
  return (psi[k] as number) + mean;
}

/** Their second one: a box as long in each margin as the k neighbours reach. */
export function* countInBoxes(k: number, x: HostArray, y: HostArray): Steps<number> {
  if (hasNaN(x, y)) return Number.NaN;
  const whole = spaceOf(x, y);
  const margins = [spaceOf(x), spaceOf(y)];
  const n = x.shape[0] as number;
  const psi = harmonics(n);
  const mean = yield* meanOverPoints(whole, n, k, (i, neighbors) =>
    margins.reduce((sum, margin) => {
      const reach = neighbors.reduce((most, j) => Math.max(most, apart(margin, i, j)), 0);
      // Less the point itself.
      const inside = margin.tree.countWithin(margin.points, i * margin.dimensions, reach, false) - 1;
      return sum - (psi[inside] as number);
    }, 0),
  );
  return (psi[k] as number) - 1 / k + (psi[n] as number) + mean;
}

/** The mean of what each point and its k nearest neighbours make. */
function* meanOverPoints(
  { tree, points, dimensions }: Space,
  n: number,
  k: number,
  term: (i: number, neighbors: Int32Array, distances: Float64Array) => number,
): Steps<number> {
  const [neighbors, distances] = [new Int32Array(k), new Float64Array(k)];
  let sum = 0;
  for (let i = 0; i < n; i++) {
    if (i % stride === 0) yield i / n;
    tree.nearest(points, i * dimensions, neighbors, distances, i);
    sum += term(i, neighbors, distances);
  }
  return sum / n;
}

/** Arguments: k, then x, y and what is given, if anything. */
export const cubes = /* @__PURE__ */ hostOp(/* @__PURE__ */ estimate("ksg", countInCubes));

/** Arguments: k, x, y. */
export const boxes = /* @__PURE__ */ hostOp(/* @__PURE__ */ estimate("ksg2", countInBoxes));

function estimate(
  name: string,
  count: (k: number, x: HostArray, y: HostArray, given?: HostArray) => Steps<number>,
): HostOpDefinition {
  return {
    name,
    result: (_k, x) => ({ shape: [], dtype: x.dtype }),
    forward([k, x, y, given], output) {
      if (k === undefined || x === undefined || y === undefined) return;
      output.data[0] = atOnce(count(k.data[0] as number, x, y, given));
    },
    backward: "none",
  };
}

interface Space {
  readonly tree: KdTree;
  readonly points: Float64Array;
  readonly dimensions: number;
}

function spaceOf(...parts: readonly HostArray[]): Space {
  const { points, dimensions } = joined(...parts);
  return { tree: new KdTree(points, dimensions, "chebyshev"), points, dimensions };
}

function apart({ points, dimensions }: Space, i: number, j: number): number {
  let most = 0;
  for (let axis = 0; axis < dimensions; axis++) {
    const difference = (points[i * dimensions + axis] as number) - (points[j * dimensions + axis] as number);
    most = Math.max(most, Math.abs(difference));
  }
  return most;
}
