import { log } from "../math/lanes-log.js";
import { binary } from "./define.js";

/** `x · log y`, and 0 where x = 0 (unless y is NaN), whatever the logarithm. */
export const xlogy = /* @__PURE__ */ binary({
  name: "xlogy",
  accepts: "float",
  expand(lanes, x, y) {
    const nothing = lanes.and(lanes.equal(x, lanes.constant(0)), lanes.equal(y, y));
    return lanes.select(nothing, lanes.constant(0), lanes.mul(x, log(lanes, y)));
  },
  gradient(dy, x, y) {
    // Where x = 0 and the logarithm is not finite, its slope would be a NaN in the gradient; 0 stands there.
    const dead = x.equal(0).logicalAnd(y.lessEqual(0));
    const safe = dead.where(1, y);
    return [dy.mul(safe.log()), dy.mul(dead.where(0, x).div(safe))];
  },
});
