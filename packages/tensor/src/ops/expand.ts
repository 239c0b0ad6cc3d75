import { broadcastStrides } from "../shape.js";
import type { View } from "./define.js";

/** Stretches axes of length 1, and adds axes in front, without copying. */
export const expand: View = {
  kind: "view",
  name: "expand",
  indexMap: (inputShape, shape) => ({ offset: 0, strides: broadcastStrides(inputShape, shape) }),
  // The sweep sums the gradient back to the shape of the input.
  gradient: { rule: ({ dy }) => [dy] },
};
