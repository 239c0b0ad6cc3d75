import { atan as expand } from "../math/lanes-trigonometric.js";
import { unary } from "./define.js";

/** Arc tangent, in radians between −π/2 and π/2. */
export const atan = /* @__PURE__ */ unary({
  name: "atan",
  accepts: "float",
  expand,
  gradient: (dy, x) => dy.div(x.square().add(1)),
});
