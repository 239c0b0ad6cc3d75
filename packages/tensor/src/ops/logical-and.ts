import { binary } from "./define.js";

/** Both. */
export const logicalAnd = /* @__PURE__ */ binary({
  name: "logicalAnd",
  accepts: "bool",
  result: "bool",
  expand: (lanes, a, b) => lanes.and(a, b),
  gradient: "none",
});
