import type { View } from "./define.js";

/** Stretches axes of length 1, and adds axes in front, without copying. */
export const expand: View = {
  kind: "view",
  name: "expand",
  axisMap(inputShape, shape) {
    const offset = shape.length - inputShape.length;
    return shape.map((length, i) => {
      const axis = i - offset;
      return axis < 0
        ? { axis: -1, start: 0, step: 0 }
        : { axis, start: 0, step: inputShape[axis] === length ? 1 : 0 };
    });
  },
  // The sweep sums the gradient back to the shape of the input.
  gradient: { rule: ({ dy }) => [dy] },
};
