import { binary } from "./define.js";

/** `a = b`; NaN equals nothing. */
export const equal = /* @__PURE__ */ binary({
  name: "equal",
  accepts: "any",
  result: "bool",
  expand: (lanes, a, b) => lanes.equal(a, b),
  gradient: "none",
});
