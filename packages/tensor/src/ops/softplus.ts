import { softplus as expand } from "../math/lanes-logistic.js";
import { unary } from "./define.js";

/** `log(1 + eˣ)`, without overflow. */
export const softplus = /* @__PURE__ */ unary({
  name: "softplus",
  accepts: "float",
  expand,
  gradient: (dy, x) => dy.mul(x.sigmoid()),
});
