import { binary } from "./define.js";

/** At least one. */
export const logicalOr = /* @__PURE__ */ binary({
  name: "logicalOr",
  accepts: "bool",
  result: "bool",
  expand: (lanes, a, b) => lanes.or(a, b),
  gradient: "none",
});
