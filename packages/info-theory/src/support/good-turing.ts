import { hostOp, type Tensor } from "@surprisal/tensor";
import { multiplicities } from "./multiplicities.js";

/**
 * Frequencies by the simple Good–Turing method: counts r shrink to (r + 1) S(r + 1) / S(r), where S smooths how many
 * symbols occur r times, and what the symbols seen once weigh goes to those never seen. Along the last axis.
 * W. A. Gale & G. Sampson, Good–Turing Frequency Estimation Without Tears, 1995.
 */
export const goodTuring: (counts: Tensor) => Tensor = /* @__PURE__ */ hostOp({
  name: "goodTuring",
  result: (counts) => ({ shape: counts.shape }),
  forward([counts], output) {
    const width = counts?.shape.at(-1) ?? 0;
    for (let start = 0; width > 0 && start < output.data.length; start += width) {
      const row = Array.from(counts?.data.subarray(start, start + width) ?? [], Number);
      output.data.set(frequencies(row), start);
    }
  },
  backward: "none",
});

function frequencies(counts: readonly number[]): number[] {
  const total = counts.reduce((sum, count) => sum + count, 0);
  const occurring = multiplicities(counts);
  const seen = [...occurring.keys()].sort((a, b) => a - b);
  const smooth = smoothed(seen, occurring);
  // The raw counts of counts serve as long as they differ significantly from the smooth ones.
  const raw = (r: number) => ((r + 1) * (occurring.get(r + 1) ?? 0)) / (occurring.get(r) ?? 1);
  const line = (r: number) => ((r + 1) * smooth(r + 1)) / smooth(r);
  const differs = (r: number) => Math.abs(raw(r) - line(r)) > 1.96 * deviation(r, occurring);
  const switched = seen.find((r) => !occurring.has(r + 1) || !differs(r)) ?? 0;
  const shrunk = counts.map((r) => (r === 0 ? 0 : r < switched ? raw(r) : line(r)));
  const unseen = counts.filter((r) => r === 0).length;
  const forUnseen = unseen === 0 ? 0 : (occurring.get(1) ?? 0) / total;
  const scale = (1 - forUnseen) / shrunk.reduce((sum, r) => sum + r, 0);
  return shrunk.map((r, i) => (counts[i] === 0 ? forUnseen / unseen : r * scale));
}

/** The straight line through log r and the logarithm of the counts of counts, each spread over the gap around it. */
function smoothed(seen: readonly number[], occurring: ReadonlyMap<number, number>): (r: number) => number {
  const points = seen.map((r, i) => {
    const below = seen[i - 1] ?? 0;
    const above = seen[i + 1] ?? 2 * r - below;
    return { x: Math.log(r), y: Math.log((2 * (occurring.get(r) ?? 0)) / (above - below)) };
  });
  const mean = (of: (point: { x: number; y: number }) => number) =>
    points.reduce((sum, point) => sum + of(point), 0) / points.length;
  const [x, y] = [mean((point) => point.x), mean((point) => point.y)];
  const spread = mean((point) => (point.x - x) ** 2);
  const slope = spread === 0 ? 0 : mean((point) => (point.x - x) * (point.y - y)) / spread;
  return (r) => Math.exp(y + slope * (Math.log(r) - x));
}

/** Standard deviation of the raw estimate at r. */
function deviation(r: number, occurring: ReadonlyMap<number, number>): number {
  const [here, next] = [occurring.get(r) ?? 0, occurring.get(r + 1) ?? 0];
  return Math.sqrt((r + 1) ** 2 * (next / here ** 2) * (1 + next / here));
}
