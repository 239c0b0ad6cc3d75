import { unary } from "./define.js";

/** `√x`; NaN below 0, and an infinite slope at 0. */
export const sqrt = /* @__PURE__ */ unary({
  name: "sqrt",
  accepts: "float",
  expand: (lanes, x) => lanes.sqrt(x),
  gradient: (dy, _x, y) => dy.mul(0.5).div(y),
});
