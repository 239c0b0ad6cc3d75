import type { Routine } from "./define.js";
import { eachLine } from "./lanes.js";

/** The indices that sort along `axis`, smallest first; equal values keep their order, NaN comes last. */
export const argsort: Routine<{ axis: number }> = {
  kind: "routine",
  name: "argsort",
  gradient: "none",
  evaluate([x], output, { axis }) {
    if (x === undefined) return;
    eachLine(x.shape, axis, (start, step) => {
      const values = Array.from({ length: x.shape[axis] ?? 0 }, (_, i) => x.data[start + i * step] as number);
      const order = values.map((_, i) => i).sort((i, j) => compare(values[i] as number, values[j] as number));
      for (const [i, index] of order.entries()) output.data[start + i * step] = index;
    });
  },
};

function compare(a: number, b: number): number {
  if (Number.isNaN(a) || Number.isNaN(b)) return Number(Number.isNaN(a)) - Number(Number.isNaN(b));
  return a < b ? -1 : Number(a > b);
}
