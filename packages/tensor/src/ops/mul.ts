import { binary } from "./define.js";

/** `a · b`. int32 wraps around. */
export const mul = /* @__PURE__ */ binary({
  name: "mul",
  accepts: "number",
  expand: (lanes, a, b) => lanes.mul(a, b),
  gradient: (dy, a, b) => [dy.mul(b), dy.mul(a)],
});
