import { ShapeError, type TensorLike, tensor } from "@surprisal/tensor";
import { type Computation, steppedOp } from "./computation.js";
import { KdTree } from "./k-d-tree.js";
import { information, type KsgOptions } from "./ksg-estimates.js";
import { encode, type Labels, labelArray, occurrences } from "./labels.js";
import { checkNeighbors, harmonics, hasNaN } from "./neighbors.js";
import { checkPaired, samples } from "./points.js";
import { each, part } from "./steps.js";

export function rossEstimate(
  where: string,
  x: TensorLike,
  labels: Labels,
  options: Omit<KsgOptions, "variant">,
): Computation {
  const { k = 3 } = options;
  const [points] = samples(where, ["x"], x);
  const encoded = encode(labelArray(where, "labels", labels));
  const { codes, count } = encoded;
  checkPaired(where, { x: points.shape[0] ?? 0, labels: codes.length });
  checkNeighbors(where, k, {});
  if (!occurrences(encoded).some((times) => times > 1)) {
    throw new ShapeError(
      `${where}: no label occurs twice, so no point has a neighbour of its own label. Give more samples.`,
    );
  }
  const inputs = [points, tensor(Int32Array.from(codes)), tensor(Int32Array.of(k, count))];
  return { op: ross, inputs, finish: information(where, options) };
}

const ross = /* @__PURE__ */ steppedOp({
  name: "ross",
  result: ({ dtype }) => ({ shape: [], dtype }),
  *steps([x, codes, numbers], output) {
    if (x === undefined || codes === undefined || numbers === undefined) return;
    if (hasNaN(x)) {
      output.data[0] = Number.NaN;
      return;
    }
    const [k = 1, count = 0] = numbers.data;
    const dimensions = x.shape[1] as number;
    const classes = Array.from({ length: count }, (): number[] => []);
    for (const [i, code] of codes.data.entries()) classes[code]?.push(i);
    const kept = classes.filter((members) => members.length > 1);
    const labelled = kept.flat();
    const rows = (members: readonly number[]) => {
      const points = new Float64Array(members.length * dimensions);
      for (const [row, i] of members.entries()) {
        points.set(x.data.subarray(i * dimensions, (i + 1) * dimensions), row * dimensions);
      }
      return points;
    };
    const all = yield* part(0, 0.2, KdTree.inSteps(rows(labelled), dimensions, "chebyshev"));
    const n = labelled.length;
    const psi = harmonics(n);
    let [sum, seen] = [0, 0];
    for (const members of kept) {
      const done = (share: number): number => 0.2 + (0.8 * (seen + share * members.length)) / n;
      const own = rows(members);
      const tree = yield* part(done(0), done(0.2), KdTree.inSteps(own, dimensions, "chebyshev"));
      const order = Math.min(k, members.length - 1);
      const [indices, distances] = [new Int32Array(order), new Float64Array(order)];
      const walk = each(members.length, (i) => {
        tree.nearest(own, i * dimensions, indices, distances, i);
        const radius = distances[order - 1] as number;
        const nearer = all.countWithin(own, i * dimensions, radius, radius > 0);
        sum += (psi[order] as number) - (psi[members.length] as number) - (psi[nearer] as number);
      });
      yield* part(done(0.2), done(1), walk);
      seen += members.length;
    }
    output.data[0] = (psi[n] as number) + sum / n;
  },
  backward: "none",
});
