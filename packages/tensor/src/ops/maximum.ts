import { nanWhere } from "../math/lanes-arithmetic.js";
import { binary } from "./define.js";

/** The larger of two; NaN when either is. A tie splits the gradient evenly. */
export const maximum = /* @__PURE__ */ binary({
  name: "maximum",
  accepts: "number",
  // In the two orders `greater` gives the same unless one is NaN, or they are 0 and −0, whose common bits are those of 0.
  expand(lanes, a, b) {
    const [one, other] = [lanes.greater(a, b), lanes.greater(b, a)];
    const both = lanes.fromBits(lanes.andBits(lanes.toBits(one), lanes.toBits(other)));
    return nanWhere(lanes, lanes.notEqual(one, other), both);
  },
  gradient(dy, a, b) {
    const tie = a.equal(b);
    return [dy.mul(tie.where(0.5, a.less(b).where(0, 1))), dy.mul(tie.where(0.5, b.less(a).where(0, 1)))];
  },
});
