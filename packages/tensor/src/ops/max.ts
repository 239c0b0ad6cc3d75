import type { Reduction } from "./define.js";
import { input } from "./define.js";

/** The largest value; NaN when there is one. Ties share the gradient evenly. */
export const max: Reduction = {
  kind: "reduction",
  name: "max",
  monoid: "max",
  evaluate(values) {
    let result = Number.NEGATIVE_INFINITY;
    for (let i = 0; i < values.length; i++) result = Math.max(result, values[i] as number);
    return result;
  },
  gradient: {
    rule({ dy, inputs, output, attributes: { axes } }) {
      const ties = input(inputs, 0).equal(output).cast(output.dtype);
      return [ties.mul(dy).div(ties.sum(axes, { keepDims: true }))];
    },
  },
};
