import { expm1 as expand } from "../math/lanes-exp.js";
import { unary } from "./define.js";

/** `eˣ − 1`, exact near 0. */
export const expm1 = /* @__PURE__ */ unary({
  name: "expm1",
  accepts: "float",
  expand,
  gradient: (dy, x) => dy.mul(x.exp()),
});
