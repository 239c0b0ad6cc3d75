import { sin as expand } from "../math/lanes-trigonometric.js";
import { unary } from "./define.js";

/** Sine of an angle in radians, of at most 1e5 in size; what is left of a larger one after whole turns is lost. */
export const sin = /* @__PURE__ */ unary({
  name: "sin",
  accepts: "float",
  expand,
  gradient: (dy, x) => dy.mul(x.cos()),
});
