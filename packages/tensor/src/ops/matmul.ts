import { sizeOf } from "../shape.js";
import type { Routine } from "./define.js";
import { input } from "./define.js";

/** Matrix product of the last two axes; the axes before them agree. Accumulates in double; int32 wraps around. */
export const matmul: Routine = {
  kind: "routine",
  name: "matmul",
  strided: true,
  evaluate([a, b], output) {
    if (a === undefined || b === undefined) return;
    const [rows, inner] = a.shape.slice(-2) as [number, number];
    const columns = b.shape.at(-1) ?? 0;
    const line = new Float64Array(columns);
    const multiply = output.dtype === "int32" ? Math.imul : (x: number, y: number) => x * y;
    for (let row = 0; row < rows * sizeOf(output.shape.slice(0, -2)); row++) {
      const matrix = Math.floor(row / rows) * inner * columns;
      line.fill(0);
      for (let k = 0; k < inner; k++) {
        const factor = a.data[row * inner + k] as number;
        for (let column = 0; column < columns; column++) {
          const product = multiply(factor, b.data[matrix + k * columns + column] as number);
          line[column] = (line[column] as number) + product;
        }
      }
      output.data.set(line, row * columns);
    }
  },
  gradient: {
    rule({ dy, inputs }) {
      const [a, b] = [input(inputs, 0), input(inputs, 1)];
      return [dy.matmul(b.transpose(-2, -1)), a.transpose(-2, -1).matmul(dy)];
    },
  },
};
