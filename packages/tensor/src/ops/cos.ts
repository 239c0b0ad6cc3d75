import { cos as expand } from "../math/lanes-trigonometric.js";
import { unary } from "./define.js";

/** Cosine of an angle in radians. */
export const cos = /* @__PURE__ */ unary({
  name: "cos",
  accepts: "float",
  evaluate: Math.cos,
  expand,
  gradient: (dy, x) => dy.mul(x.sin()).neg(),
});
