import { sizeOf, stridesOf } from "../shape.js";
import type { Routine } from "./define.js";

export interface PadAttributes {
  readonly before: readonly number[];
  readonly after: readonly number[];
  /** Fill between neighbours, per axis. */
  readonly between: readonly number[];
  readonly value: number;
}

/** Surrounds (and spaces out) the input with a constant. */
export const pad: Routine<PadAttributes> = {
  kind: "routine",
  name: "pad",
  layout: (_, { before, between, value }) => ({
    fill: value,
    parts: [{ starts: before, steps: between.map((gap) => gap + 1) }],
  }),
  evaluate([x], output, { before, between, value }) {
    if (x === undefined) return;
    output.data.fill(value);
    const from = stridesOf(x.shape);
    const to = stridesOf(output.shape);
    for (let i = 0; i < sizeOf(x.shape); i++) {
      let position = 0;
      for (const [axis, length] of x.shape.entries()) {
        const index = Math.floor(i / (from[axis] ?? 1)) % length;
        position += ((before[axis] ?? 0) + index * ((between[axis] ?? 0) + 1)) * (to[axis] ?? 0);
      }
      output.data[position] = x.data[i] as number;
    }
  },
  gradient: {
    rule({ dy, attributes: { before, after, between } }) {
      const stop = dy.shape.map((length, axis) => length - (after[axis] ?? 0));
      return [
        dy.slice(
          [...before],
          stop,
          between.map((gap) => gap + 1),
        ),
      ];
    },
  },
};
