import { unary } from "./define.js";

/** −1, 0 or 1; NaN stays NaN, and a zero keeps its sign. */
export const sign = /* @__PURE__ */ unary({
  name: "sign",
  accepts: "number",
  evaluate: Math.sign,
  gradient: "none",
});
