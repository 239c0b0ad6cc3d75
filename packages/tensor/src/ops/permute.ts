import { stridesOf } from "../shape.js";
import type { View } from "./define.js";

/** Axes in another order: axis i of the result is axis `axes[i]` of the input. */
export const permute: View<{ axes: readonly number[] }> = {
  kind: "view",
  name: "permute",
  indexMap(inputShape, _shape, { axes }) {
    const strides = stridesOf(inputShape);
    return { offset: 0, strides: axes.map((axis) => strides[axis] ?? 0) };
  },
  gradient: {
    rule({ dy, attributes: { axes } }) {
      return [dy.permute(axes.map((_, axis) => axes.indexOf(axis)))];
    },
  },
};
