import type { Routine } from "./define.js";
import { input } from "./define.js";
import { eachLane } from "./lanes.js";

/** `y[…, i, …] = x[…, index[…, i, …], …]` along `axis`; the other axes of both agree. */
export const gather: Routine<{ axis: number }> = {
  kind: "routine",
  name: "gather",
  access: "gather",
  evaluate([x, index], output, { axis }) {
    if (x === undefined || index === undefined) return;
    eachLane([x.shape, index.shape], axis, ([source, target], [sourceStep, targetStep]) => {
      for (let i = 0; i < (index.shape[axis] ?? 0); i++) {
        const at = target + i * targetStep;
        const from = index.data[at] as number;
        output.data[at] = x.data[source + from * sourceStep] as number;
      }
    });
  },
  gradient: {
    rule({ dy, inputs, attributes: { axis } }) {
      const [x, index] = [input(inputs, 0), input(inputs, 1)];
      return [dy.scatterAdd(axis, index, x.shape[axis] ?? 0)];
    },
  },
};
