import { nanWhere } from "../math/lanes-arithmetic.js";
import { binary } from "./define.js";

/** The larger of two; NaN when either is. A tie splits the gradient evenly. */
export const maximum = /* @__PURE__ */ binary({
  name: "maximum",
  accepts: "number",
  evaluate: Math.max,
  // Of a NaN and a number `greater` gives the first, so that only the second is left to look at. Of 0 and −0 it gives either.
  expand: (lanes, a, b) => nanWhere(lanes, lanes.notEqual(b, b), lanes.greater(a, b)),
  gradient(dy, a, b) {
    const tie = a.equal(b);
    return [dy.mul(tie.where(0.5, a.less(b).where(0, 1))), dy.mul(tie.where(0.5, b.less(a).where(0, 1)))];
  },
});
