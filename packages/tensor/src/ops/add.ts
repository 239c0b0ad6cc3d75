import { binary } from "./define.js";

/** `a + b`. */
export const add = /* @__PURE__ */ binary({
  name: "add",
  accepts: "number",
  expand: (lanes, a, b) => lanes.add(a, b),
  gradient: (dy) => [dy, dy],
});
