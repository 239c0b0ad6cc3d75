import { nanWhere } from "../math/lanes-arithmetic.js";
import { binary } from "./define.js";

/** The smaller of two; NaN when either is. A tie splits the gradient evenly. */
export const minimum = /* @__PURE__ */ binary({
  name: "minimum",
  accepts: "number",
  evaluate: Math.min,
  // Of a NaN and a number `lesser` gives the first, so that only the second is left to look at. Of 0 and −0 it gives either.
  expand: (lanes, a, b) => nanWhere(lanes, lanes.notEqual(b, b), lanes.lesser(a, b)),
  gradient(dy, a, b) {
    const tie = a.equal(b);
    return [
      dy.mul(tie.where(0.5, a.greater(b).where(0, 1))),
      dy.mul(tie.where(0.5, b.greater(a).where(0, 1))),
    ];
  },
});
