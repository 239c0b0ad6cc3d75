import { binary } from "./define.js";

/** `a ≤ b`. */
export const lessEqual = /* @__PURE__ */ binary({
  name: "lessEqual",
  accepts: "any",
  result: "bool",
  evaluate: (a, b) => (a <= b ? 1 : 0),
  expand: (lanes, a, b) => lanes.lessEqual(a, b),
  gradient: "none",
});
