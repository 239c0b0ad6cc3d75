import { binary } from "./define.js";

/** At least one. */
export const logicalOr = /* @__PURE__ */ binary({
  name: "logicalOr",
  accepts: "bool",
  result: "bool",
  evaluate: (a, b) => (a || b ? 1 : 0),
  expand: (lanes, a, b) => lanes.or(a, b),
  gradient: "none",
});
