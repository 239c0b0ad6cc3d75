import { sin as expand } from "../math/lanes-trigonometric.js";
import { unary } from "./define.js";

/** Sine of an angle in radians. */
export const sin = /* @__PURE__ */ unary({
  name: "sin",
  accepts: "float",
  evaluate: Math.sin,
  expand,
  gradient: (dy, x) => dy.mul(x.cos()),
});
