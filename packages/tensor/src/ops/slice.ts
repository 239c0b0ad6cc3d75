import type { View } from "./define.js";
import { input } from "./define.js";

export interface SliceAttributes {
  readonly starts: readonly number[];
  readonly steps: readonly number[];
}

/** Every `steps[axis]`-th element from `starts[axis]`, along each axis. */
export const slice: View<SliceAttributes> = {
  kind: "view",
  name: "slice",
  axisMap: (inputShape, _shape, { starts, steps }) =>
    inputShape.map((_, axis) => ({ axis, start: starts[axis] ?? 0, step: steps[axis] ?? 1 })),
  gradient: {
    rule({ dy, inputs, attributes: { starts, steps } }) {
      // Back to where they came from, zeros between and around.
      const { shape } = input(inputs, 0);
      const dilated = dy.shape.map((count, axis) => Math.max(0, (count - 1) * (steps[axis] ?? 1) + 1));
      const after = shape.map((length, axis) => length - (starts[axis] ?? 0) - (dilated[axis] ?? 0));
      return [
        dy.padDilated(
          starts,
          after,
          steps.map((step) => step - 1),
        ),
      ];
    },
  },
};
