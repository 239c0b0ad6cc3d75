import { unary } from "./define.js";

/** To the nearest whole number, halves to the even one (as IEEE 754, NumPy and the hardware). No gradient. */
export const round = /* @__PURE__ */ unary({
  name: "round",
  accepts: "number",
  evaluate(x) {
    const floor = Math.floor(x);
    const rest = x - floor;
    if (rest < 0.5) return x < 0 && floor === 0 ? -0 : floor;
    if (rest > 0.5 || floor % 2 !== 0) return x < 0 && floor === -1 ? -0 : floor + 1;
    // A half above an even number; NaN and ±∞ have a NaN rest and come here too.
    return Number.isFinite(x) ? floor : x;
  },
  expand: (lanes, x) => lanes.nearest(x),
  gradient: "none",
});
