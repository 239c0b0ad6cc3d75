import { unary } from "./define.js";

/** True where the value is neither infinite nor NaN. */
export const finite = /* @__PURE__ */ unary({
  name: "isFinite",
  accepts: "number",
  result: "bool",
  evaluate: (x) => (Number.isFinite(x) ? 1 : 0),
  expand: (lanes, x) => lanes.less(lanes.abs(x), lanes.constant(Number.POSITIVE_INFINITY)),
  gradient: "none",
});
