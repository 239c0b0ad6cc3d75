import type { Reduction } from "./define.js";

/** Where the smallest value stands: its first place, or that of the first NaN. */
export const argMin: Reduction = {
  kind: "reduction",
  name: "argmin",
  gradient: "none",
  evaluate(values) {
    let best = 0;
    for (let i = 0; i < values.length; i++) {
      const value = values[i] as number;
      if (Number.isNaN(value)) return i;
      if (value < (values[best] as number)) best = i;
    }
    return best;
  },
};
