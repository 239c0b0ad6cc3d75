import { unary } from "./define.js";

/** The largest whole number that is not larger. Piecewise constant: no gradient. */
export const floor = /* @__PURE__ */ unary({
  name: "floor",
  accepts: "number",
  expand: (lanes, x) => lanes.floor(x),
  gradient: "none",
});
