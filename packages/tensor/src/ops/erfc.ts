import { erfc as expand } from "../math/lanes-erf.js";
import { unary } from "./define.js";

const slopeAtZero = -2 / Math.sqrt(Math.PI);

/** `1 − erf(x)`, exact in the right tail. */
export const erfc = /* @__PURE__ */ unary({
  name: "erfc",
  accepts: "float",
  expand,
  gradient: (dy, x) => dy.mul(x.square().neg().exp()).mul(slopeAtZero),
});
