import { log1p as expand } from "../math/lanes-log.js";
import { unary } from "./define.js";

/** `log(1 + x)`, exact near 0. */
export const log1p = /* @__PURE__ */ unary({
  name: "log1p",
  accepts: "float",
  expand,
  gradient: (dy, x) => dy.div(x.add(1)),
});
