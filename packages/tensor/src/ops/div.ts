import { binary } from "./define.js";

/** `a / b`; integers divide as float32. */
export const div = /* @__PURE__ */ binary({
  name: "div",
  accepts: "float",
  // d(a/b)/db = −(a/b)/b: one division more than −a/b², and no overflow of b².
  expand: (lanes, a, b) => lanes.div(a, b),
  gradient: (dy, _a, b, y) => [dy.div(b), dy.mul(y).div(b).neg()],
});
