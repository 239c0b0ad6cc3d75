import type { Routine } from "./define.js";

/** Joins tensors along `axis`. */
export const concat: Routine<{ axis: number }> = {
  kind: "routine",
  name: "concat",
  layout(shapes, { axis }) {
    let start = 0;
    const parts = shapes.map((shape) => {
      const starts = shape.map((_, i) => (i === axis ? start : 0));
      start += shape[axis] ?? 0;
      return { starts, steps: shape.map(() => 1) };
    });
    return { fill: undefined, parts };
  },
  gradient: {
    rule({ dy, inputs, attributes: { axis } }) {
      let start = 0;
      return inputs.map((x) => {
        const stop = start + (x.shape[axis] ?? 0);
        const part = dy.narrow(axis, start, stop);
        start = stop;
        return part;
      });
    },
  },
};
