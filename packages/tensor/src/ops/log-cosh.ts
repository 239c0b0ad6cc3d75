import { logCosh as expand } from "../math/lanes-logistic.js";
import { unary } from "./define.js";

/** `log cosh x`, without computing the cosh that overflows. */
export const logCosh = /* @__PURE__ */ unary({
  name: "logCosh",
  accepts: "float",
  expand,
  gradient: (dy, x) => dy.mul(x.tanh()),
});
