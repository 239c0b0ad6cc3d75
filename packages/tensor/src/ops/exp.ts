import { exp as expand } from "../math/lanes-exp.js";
import { unary } from "./define.js";

/** `eˣ`. */
export const exp = /* @__PURE__ */ unary({
  name: "exp",
  accepts: "float",
  expand,
  gradient: (dy, _x, y) => dy.mul(y),
});
