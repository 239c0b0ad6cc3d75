import type { Routine } from "./define.js";
import { input } from "./define.js";

/** Matrix product of the last two axes; the axes before them agree. Accumulates in double; int32 wraps around. */
export const matmul: Routine = {
  kind: "routine",
  name: "matmul",
  strided: true,
  gradient: {
    rule({ dy, inputs }) {
      const [a, b] = [input(inputs, 0), input(inputs, 1)];
      return [dy.matmul(b.transpose(-2, -1)), a.transpose(-2, -1).matmul(dy)];
    },
  },
};
