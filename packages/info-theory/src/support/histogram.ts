import { hostOp, type Tensor, ValueError, zeros } from "@surprisal/tensor";

/**
 * How many points lie in each cell: D coordinates are each cut into as many equal parts between their least and their
 * largest. float64.
 */
export function histogram(points: Tensor, bins: number): Tensor {
  const [, dimensions = 1] = points.shape;
  return cells(points, zeros(new Array<number>(dimensions).fill(bins), { dtype: "float64" }));
}

/** Given, or 1 + log₂ N rounded up: Sturges' rule. */
export function binsFor(where: string, given: number | undefined, { shape }: Tensor): number {
  const bins = given ?? Math.ceil(Math.log2(Math.max(shape[0] ?? 1, 1)) + 1);
  if (Number.isSafeInteger(bins) && bins >= 1) return bins;
  throw new ValueError(`${where}: bins must be a whole number from 1, not ${bins}.`);
}

/** The second argument has the shape of the result. */
const cells = /* @__PURE__ */ hostOp({
  name: "histogram",
  result: (_points, like) => ({ shape: like.shape, dtype: "float64" }),
  forward([points, like], output) {
    if (points === undefined || like === undefined) return;
    const [n = 0, dimensions = 1] = points.shape;
    const [bins = 1] = like.shape;
    const at = (i: number, axis: number): number => points.data[i * dimensions + axis] as number;
    const bounds = Array.from({ length: dimensions }, (_, axis): [number, number] => {
      const bound: [number, number] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
      for (let i = 0; i < n; i++) {
        bound[0] = Math.min(bound[0], at(i, axis));
        bound[1] = Math.max(bound[1], at(i, axis));
      }
      return bound;
    });
    for (let i = 0; i < n; i++) {
      let cell = 0;
      for (const [axis, [low, high]] of bounds.entries()) {
        const place = high > low ? Math.floor(((at(i, axis) - low) / (high - low)) * bins) : 0;
        // The largest belongs to the last.
        cell = cell * bins + Math.min(place, bins - 1);
      }
      if (Number.isNaN(cell)) output.data.fill(Number.NaN);
      else output.data[cell] = (output.data[cell] as number) + 1;
    }
  },
  backward: "none",
});
