import { hostOp, ShapeError, type Tensor, type TensorLike, tensor } from "@surprisal/tensor";
import type { KsgOptions } from "./ksg-mutual-information.js";
import { inBase } from "./support/base.js";
import { KdTree } from "./support/k-d-tree.js";
import { encode, type Labels, labelArray, occurrences } from "./support/labels.js";
import { checkNeighbors, harmonics, hasNaN } from "./support/neighbors.js";
import { checkPaired, samples } from "./support/points.js";

/**
 * Mutual information of continuous variables and labels, from samples: `ψ(N) + ⟨ψ(k)⟩ − ⟨ψ(n)⟩ − ⟨ψ(m)⟩`. The k-th
 * nearest neighbour of each point among those of its own label sets a distance; n are the points of that label, and m
 * how many of any label lie nearer, the point itself among both.
 *
 * A label that occurs k times or fewer counts with its last neighbour, and one that occurs once not at all. Distances
 * are the largest difference of a coordinate.
 *
 * @param x points as rows, [N, D], or numbers, [N]
 * @param labels one for each of `x`: whole numbers, strings, or whatever a Map tells apart
 * @returns a scalar, without a gradient; numbers alone compute in float64
 * @throws ShapeError for samples that are not paired, or when no label occurs twice; ValueError for a k or base that is
 *   none
 * @see Ross, Mutual Information between Discrete and Continuous Data Sets, 2014
 * @example
 * ```ts
 * import { rossMutualInformation } from "@surprisal/info-theory/ross-mutual-information";
 * const labels = ["a", "a", "a", "b", "b", "b"];
 * // ψ(6) − ψ(3): the labels are known from x, as far as six samples can tell.
 * rossMutualInformation([0, 1, 2, 10, 11, 12], labels, { k: 1 }).itemSync(); // → 0.78333333
 * ```
 */
export function rossMutualInformation(
  x: TensorLike,
  labels: Labels,
  options: Omit<KsgOptions, "variant"> = {},
): Tensor {
  const where = "rossMutualInformation";
  const { k = 3, clip = false } = options;
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
  const nats = estimate(points, tensor(Int32Array.from(codes)), tensor(Int32Array.of(k, count)));
  return inBase(where, clip ? nats.maximum(0) : nats, options.base);
}

const estimate = /* @__PURE__ */ hostOp({
  name: "ross",
  result: ({ dtype }) => ({ shape: [], dtype }),
  forward([x, codes, numbers], output) {
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
    const rows = (members: readonly number[]) =>
      Float64Array.from(members.flatMap((i) => [...x.data.subarray(i * dimensions, (i + 1) * dimensions)]));
    const all = new KdTree(rows(labelled), dimensions, "chebyshev");
    const n = labelled.length;
    const psi = harmonics(n);
    let sum = 0;
    for (const members of kept) {
      const own = rows(members);
      const tree = new KdTree(own, dimensions, "chebyshev");
      const order = Math.min(k, members.length - 1);
      const [indices, distances] = [new Int32Array(order), new Float64Array(order)];
      for (const i of members.keys()) {
        tree.nearest(own, i * dimensions, indices, distances, i);
        const radius = distances[order - 1] as number;
        const nearer = all.countWithin(own, i * dimensions, radius, radius > 0);
        sum += (psi[order] as number) - (psi[members.length] as number) - (psi[nearer] as number);
      }
    }
    output.data[0] = (psi[n] as number) + sum / n;
  },
  backward: "none",
});
