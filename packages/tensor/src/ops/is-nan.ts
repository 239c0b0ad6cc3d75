import { unary } from "./define.js";

/** True where the value is not a number. An operation of its own: not every target lets `x ≠ x` say it. */
export const notANumber = /* @__PURE__ */ unary({
  name: "isNaN",
  accepts: "number",
  result: "bool",
  expand: (lanes, x) => lanes.notEqual(x, x),
  gradient: "none",
});
