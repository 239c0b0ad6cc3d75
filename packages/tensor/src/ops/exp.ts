import { unary } from "./define.js";

/** `eˣ`. */
export const exp = /* @__PURE__ */ unary({
  name: "exp",
  accepts: "float",
  evaluate: Math.exp,
  gradient: (dy, _x, y) => dy.mul(y),
});
