import { unary } from "./define.js";

/** The smallest whole number that is not smaller. Piecewise constant: no gradient. */
export const ceil = /* @__PURE__ */ unary({
  name: "ceil",
  accepts: "number",
  expand: (lanes, x) => lanes.ceil(x),
  gradient: "none",
});
