import { sizeOf } from "../shape.js";
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
  evaluate(inputs, output, { axis }) {
    const rows = sizeOf(output.shape.slice(0, axis));
    const width = rows === 0 ? 0 : output.data.length / rows;
    let column = 0;
    for (const { data } of inputs) {
      const part = rows === 0 ? 0 : data.length / rows;
      for (let row = 0; row < rows; row++) {
        output.data.set(data.subarray(row * part, (row + 1) * part), row * width + column);
      }
      column += part;
    }
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
