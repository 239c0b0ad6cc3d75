import { binary } from "./define.js";

/** `a ≤ b`. */
export const lessEqual = /* @__PURE__ */ binary({
  name: "lessEqual",
  accepts: "any",
  result: "bool",
  expand: (lanes, a, b) => lanes.lessEqual(a, b),
  gradient: "none",
});
