import { lgamma as expand } from "../math/lanes-gamma.js";
import { unary } from "./define.js";

/** `log |Γ(x)|`; +∞ at 0, −1, −2, … */
export const lgamma = /* @__PURE__ */ unary({
  name: "lgamma",
  accepts: "float",
  expand,
  gradient: (dy, x) => dy.mul(x.digamma()),
});
