import type { Routine } from "./define.js";
import { eachLine } from "./lanes.js";

/** Running sum along `axis`, carried in double. */
export const cumsum: Routine<{ axis: number }> = {
  kind: "routine",
  name: "cumsum",
  evaluate([x], output, { axis }) {
    if (x === undefined) return;
    eachLine(x.shape, axis, (start, step) => {
      let total = 0;
      for (let i = 0; i < (x.shape[axis] ?? 0); i++) {
        total += x.data[start + i * step] as number;
        output.data[start + i * step] = total;
      }
    });
  },
  // Element i adds to every later sum.
  gradient: { rule: ({ dy, attributes: { axis } }) => [dy.flip(axis).cumsum(axis).flip(axis)] },
};
