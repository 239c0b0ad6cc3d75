import { unary } from "./define.js";

/** `|x|`. Its subgradient at 0 is 0. */
export const abs = /* @__PURE__ */ unary({
  name: "abs",
  accepts: "number",
  expand: (lanes, x) => lanes.abs(x),
  gradient: (dy, x) => dy.mul(x.sign()),
});
