import type { View } from "./define.js";

/** Axes in another order: axis i of the result is axis `axes[i]` of the input. */
export const permute: View<{ axes: readonly number[] }> = {
  kind: "view",
  name: "permute",
  axisMap: (_inputShape, _shape, { axes }) => axes.map((axis) => ({ axis, start: 0, step: 1 })),
  gradient: {
    rule({ dy, attributes: { axes } }) {
      return [dy.permute(axes.map((_, axis) => axes.indexOf(axis)))];
    },
  },
};
