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
