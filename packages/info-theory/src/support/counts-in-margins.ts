import type { HostArray } from "@surprisal/tensor";
import { type SteppedDefinition, steppedOp } from "./computation.js";
import { KdTree } from "./k-d-tree.js";
import { harmonics, hasNaN, joined } from "./neighbors.js";
import { each, part, type Steps } from "./steps.js";

/** The part of the work that trees are. */
const planting = 0.3;

/**
 * Kraskov, Stögbauer and Grassberger's first estimate, in nats: the k-th neighbour in the whole space makes a cube around
 * each point, and the points within it in each margin are counted.
 */
function* countInCubes(k: number, x: HostArray, y: HostArray, given?: HostArray): Steps<number> {
  const all = given === undefined ? [x, y] : [x, y, given];
  if (hasNaN(...all)) return Number.NaN;
  const parts = given === undefined ? [all, [x], [y]] : [all, [x, given], [y, given], [given]];
  const spaces = yield* part(0, planting, spacesOf(parts));
  const [whole, ofX, ofY, condition] = spaces as [Space, Space, Space, Space?];
  const n = x.shape[0] as number;
  const psi = harmonics(n);
  const mean = meanOverPoints(whole, n, k, (i, _, distances) => {
    const radius = distances[k - 1] as number;
    // The point itself is counted, and of points in one place all.
    const inside = ({ tree, points, dimensions }: Space) =>
      psi[tree.countWithin(points, i * dimensions, radius, radius > 0)] as number;
    const known = condition === undefined ? (psi[n] as number) : inside(condition);
    return known - inside(ofX) - inside(ofY);
  });
  return (psi[k] as number) + (yield* part(planting, 1, mean));
}

/** Their second one: a box as long in each margin as the k neighbours reach. */
function* countInBoxes(k: number, x: HostArray, y: HostArray): Steps<number> {
  if (hasNaN(x, y)) return Number.NaN;
  const spaces = yield* part(0, planting, spacesOf([[x, y], [x], [y]]));
  const [whole, ...margins] = spaces as [Space, Space, Space];
  const n = x.shape[0] as number;
  const psi = harmonics(n);
  const mean = meanOverPoints(whole, n, k, (i, neighbors) =>
    margins.reduce((sum, margin) => {
      const reach = neighbors.reduce((most, j) => Math.max(most, apart(margin, i, j)), 0);
      // Less the point itself.
      const inside = margin.tree.countWithin(margin.points, i * margin.dimensions, reach, false) - 1;
      return sum - (psi[inside] as number);
    }, 0),
  );
  return (psi[k] as number) - 1 / k + (psi[n] as number) + (yield* part(planting, 1, mean));
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
  yield* each(n, (i) => {
    tree.nearest(points, i * dimensions, neighbors, distances, i);
    sum += term(i, neighbors, distances);
  });
  return sum / n;
}

/** Arguments: k, then x, y and what is given, if anything. */
export const cubes = /* @__PURE__ */ steppedOp(/* @__PURE__ */ estimate("ksg", countInCubes));

/** Arguments: k, x, y. */
export const boxes = /* @__PURE__ */ steppedOp(/* @__PURE__ */ estimate("ksg2", countInBoxes));

function estimate(name: string, count: typeof countInCubes): SteppedDefinition {
  return {
    name,
    result: (_k, x) => ({ shape: [], dtype: x.dtype }),
    *steps([k, x, y, given], output) {
      if (k === undefined || x === undefined || y === undefined) return;
      output.data[0] = yield* count(k.data[0] as number, x, y, given);
    },
    backward: "none",
  };
}

interface Space {
  readonly tree: KdTree;
  readonly points: Float64Array;
  readonly dimensions: number;
}

function* spacesOf(all: readonly (readonly HostArray[])[]): Steps<Space[]> {
  const spaces: Space[] = [];
  for (const [i, parts] of all.entries()) {
    const { points, dimensions } = joined(...parts);
    const growing = KdTree.inSteps(points, dimensions, "chebyshev");
    const tree = yield* part(i / all.length, (i + 1) / all.length, growing);
    spaces.push({ tree, points, dimensions });
  }
  return spaces;
}

function apart({ points, dimensions }: Space, i: number, j: number): number {
  let most = 0;
  for (let axis = 0; axis < dimensions; axis++) {
    const difference = (points[i * dimensions + axis] as number) - (points[j * dimensions + axis] as number);
    most = Math.max(most, Math.abs(difference));
  }
  return most;
}
