import { binary } from "./define.js";

/** `a − b`. */
export const sub = /* @__PURE__ */ binary({
  name: "sub",
  accepts: "number",
  expand: (lanes, a, b) => lanes.sub(a, b),
  gradient: (dy) => [dy, dy.neg()],
});
