import type { Routine } from "./define.js";
import { input } from "./define.js";
import { eachLane } from "./lanes.js";

/** Zeros, to which `x[…, i, …]` is added at `index[…, i, …]` along `axis`: the adjoint of gather. */
export const scatterAdd: Routine<{ axis: number }> = {
  kind: "routine",
  name: "scatterAdd",
  access: "scatter",
  evaluate([x, index], output, { axis }) {
    if (x === undefined || index === undefined) return;
    const totals = new Float64Array(output.data.length);
    eachLane([x.shape, output.shape], axis, ([source, target], [sourceStep, targetStep]) => {
      for (let i = 0; i < (x.shape[axis] ?? 0); i++) {
        const at = source + i * sourceStep;
        const to = target + (index.data[at] as number) * targetStep;
        totals[to] = (totals[to] as number) + (x.data[at] as number);
      }
    });
    output.data.set(totals);
  },
  gradient: {
    rule: ({ dy, inputs, attributes: { axis } }) => [dy.gather(axis, input(inputs, 1))],
  },
};
