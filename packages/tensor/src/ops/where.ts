import type { Elementwise } from "./define.js";
import { input } from "./define.js";

/**
 * `condition ? a : b`, value by value. The gradient of the branch not taken is 0, but 0 times its infinite slope is
 * NaN: where a branch is undefined, replace its *argument* first (`x.greater(0).where(x, 1).log()`).
 */
export const where: Elementwise = {
  kind: "elementwise",
  name: "where",
  accepts: "any",
  result: "same",
  expand: (lanes, condition, a, b) => lanes.select(condition, a, b),
  gradient: {
    rule({ dy, inputs }) {
      const condition = input(inputs, 0);
      return [undefined, condition.where(dy, 0), condition.where(0, dy)];
    },
  },
};
