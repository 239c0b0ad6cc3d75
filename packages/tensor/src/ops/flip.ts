import { stridesOf } from "../shape.js";
import type { View } from "./define.js";

/** Reverses the order along `axes`. */
export const flip: View<{ axes: readonly number[] }> = {
  kind: "view",
  name: "flip",
  indexMap(inputShape, _shape, { axes }) {
    const strides = stridesOf(inputShape);
    const ends = axes.map((axis) => ((inputShape[axis] ?? 1) - 1) * (strides[axis] ?? 0));
    return {
      offset: ends.reduce((offset, end) => offset + end, 0),
      strides: strides.map((stride, axis) => (axes.includes(axis) ? -stride : stride)),
    };
  },
  gradient: { rule: ({ dy, attributes: { axes } }) => [dy.flip(axes)] },
};
