import { unary } from "./define.js";

/** Cosine of an angle in radians. */
export const cos = /* @__PURE__ */ unary({
  name: "cos",
  accepts: "float",
  evaluate: Math.cos,
  gradient: (dy, x) => dy.mul(x.sin()).neg(),
});
