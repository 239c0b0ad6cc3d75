import { nanWhere, withSignOf } from "../math/lanes-arithmetic.js";
import { unary } from "./define.js";

/** −1, 0 or 1; NaN stays NaN, and a zero keeps its sign. */
export const sign = /* @__PURE__ */ unary({
  name: "sign",
  accepts: "number",
  evaluate: Math.sign,
  expand(lanes, x) {
    const one = lanes.select(lanes.equal(x, lanes.constant(0)), lanes.constant(0), lanes.constant(1));
    return nanWhere(lanes, lanes.notEqual(x, x), withSignOf(lanes, one, x));
  },
  gradient: "none",
});
