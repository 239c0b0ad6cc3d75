import { log as expand } from "../math/lanes-log.js";
import { unary } from "./define.js";

/** Natural logarithm; −∞ at 0, NaN below. */
export const log = /* @__PURE__ */ unary({
  name: "log",
  accepts: "float",
  expand,
  gradient: (dy, x) => dy.div(x),
});
