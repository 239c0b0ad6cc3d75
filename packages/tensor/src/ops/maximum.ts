import { binary } from "./define.js";

/** The larger of two; NaN when either is. A tie splits the gradient evenly. */
export const maximum = /* @__PURE__ */ binary({
  name: "maximum",
  accepts: "number",
  evaluate: Math.max,
  gradient(dy, a, b) {
    const tie = a.equal(b);
    return [dy.mul(tie.where(0.5, a.less(b).where(0, 1))), dy.mul(tie.where(0.5, b.less(a).where(0, 1)))];
  },
});
