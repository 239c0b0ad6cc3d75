import type { View } from "./define.js";

/** Reverses the order along `axes`. */
export const flip: View<{ axes: readonly number[] }> = {
  kind: "view",
  name: "flip",
  axisMap: (inputShape, _shape, { axes }) =>
    inputShape.map((length, axis) =>
      axes.includes(axis) ? { axis, start: length - 1, step: -1 } : { axis, start: 0, step: 1 },
    ),
  gradient: { rule: ({ dy, attributes: { axes } }) => [dy.flip(axes)] },
};
