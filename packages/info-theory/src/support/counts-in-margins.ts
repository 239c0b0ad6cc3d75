import { type HostArray, hostOp } from "@surprisal/tensor";
import { KdTree } from "./k-d-tree.js";
import { harmonics, joined } from "./neighbors.js";

/**
 * Kraskov, Stögbauer and Grassberger's first estimate, in nats: the k-th neighbour in the whole space makes a cube
 * around each point, and the points within it in each margin are counted. Arguments: k, then x, y and what is given, if
 * anything.
 */
export const cubes = /* @__PURE__ */ hostOp({
  name: "ksg",
  result: (_k, x) => ({ shape: [], dtype: x.dtype }),
  forward([numbers, x, y, given], output) {
    if (numbers === undefined || x === undefined || y === undefined) return;
    const k = numbers.data[0] as number;
    const whole = treeOf(...(given === undefined ? [x, y] : [x, y, given]));
    const margins = given === undefined ? [treeOf(x), treeOf(y)] : [treeOf(x, given), treeOf(y, given)];
    const condition = given === undefined ? undefined : treeOf(given);
    const n = x.shape[0] as number;
    const psi = harmonics(n);
    const [indices, distances] = [new Int32Array(k), new Float64Array(k)];
    let sum = 0;
    for (let i = 0; i < n; i++) {
      whole.tree.nearest(whole.points, i * whole.dimensions, indices, distances, i);
      const radius = distances[k - 1] as number;
      // The point itself is counted, and of points in one place all.
      const inside = ({ tree, points, dimensions }: Space) =>
        psi[tree.countWithin(points, i * dimensions, radius, radius > 0)] as number;
      for (const margin of margins) sum -= inside(margin);
      sum += condition === undefined ? (psi[n] as number) : inside(condition);
    }
    output.data[0] = (psi[k] as number) + sum / n;
  },
  backward: "none",
});

/** Their second one: a box as long in each margin as the k neighbours reach. Arguments: k, x, y. */
export const boxes = /* @__PURE__ */ hostOp({
  name: "ksg2",
  result: (_k, x) => ({ shape: [], dtype: x.dtype }),
  forward([numbers, x, y], output) {
    if (numbers === undefined || x === undefined || y === undefined) return;
    const k = numbers.data[0] as number;
    const [whole, ...margins] = [treeOf(x, y), treeOf(x), treeOf(y)];
    const n = x.shape[0] as number;
    const psi = harmonics(n);
    const [indices, distances] = [new Int32Array(k), new Float64Array(k)];
    let sum = 0;
    for (let i = 0; i < n; i++) {
      whole.tree.nearest(whole.points, i * whole.dimensions, indices, distances, i);
      for (const margin of margins) {
        const reach = indices.reduce((most, j) => Math.max(most, apart(margin, i, j)), 0);
        // Less the point itself.
        sum -= psi[margin.tree.countWithin(margin.points, i * margin.dimensions, reach, false) - 1] as number;
      }
    }
    output.data[0] = (psi[k] as number) - 1 / k + (psi[n] as number) + sum / n;
  },
  backward: "none",
});

interface Space {
  readonly tree: KdTree;
  readonly points: Float64Array;
  readonly dimensions: number;
}

function treeOf(...parts: readonly HostArray[]): Space {
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
