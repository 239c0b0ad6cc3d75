import { binary } from "./define.js";

/** `a · b`. int32 wraps around. */
export const mul = /* @__PURE__ */ binary({
  name: "mul",
  accepts: "number",
  evaluate: (a, b) => a * b,
  evaluateInt: Math.imul,
  expand: (lanes, a, b) => lanes.mul(a, b),
  gradient: (dy, a, b) => [dy.mul(b), dy.mul(a)],
});
