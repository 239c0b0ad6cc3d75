import { unary } from "./define.js";

/** Sine of an angle in radians. */
export const sin = /* @__PURE__ */ unary({
  name: "sin",
  accepts: "float",
  evaluate: Math.sin,
  gradient: (dy, x) => dy.mul(x.cos()),
});
