import { unary } from "./define.js";

/** To the nearest whole number, halves to the even one (as IEEE 754, NumPy and the hardware). No gradient. */
export const round = /* @__PURE__ */ unary({
  name: "round",
  accepts: "number",
  expand: (lanes, x) => lanes.nearest(x),
  gradient: "none",
});
