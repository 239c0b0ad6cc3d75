import { unary } from "./define.js";

/** −1, 0 or 1; NaN stays NaN, and a zero keeps its sign. */
export const sign = /* @__PURE__ */ unary({
  name: "sign",
  accepts: "number",
  evaluate: Math.sign,
  // Zeros and NaN are what they are; of all others the sign is a signed 1.
  expand: (lanes, x) =>
    lanes.select(lanes.less(lanes.constant(0), lanes.abs(x)), lanes.copySign(lanes.constant(1), x), x),
  gradient: "none",
});
