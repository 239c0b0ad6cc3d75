import { binary } from "./define.js";

/** `a < b`. */
export const less = /* @__PURE__ */ binary({
  name: "less",
  accepts: "any",
  result: "bool",
  expand: (lanes, a, b) => lanes.less(a, b),
  gradient: "none",
});
