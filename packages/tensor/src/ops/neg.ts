import { unary } from "./define.js";

/** `−x`. */
export const neg = /* @__PURE__ */ unary({
  name: "neg",
  accepts: "number",
  expand: (lanes, x) => lanes.neg(x),
  gradient: (dy) => dy.neg(),
});
