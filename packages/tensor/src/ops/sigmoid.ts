import { sigmoid as expand } from "../math/lanes-logistic.js";
import { unary } from "./define.js";

/** `σ(x) = 1 / (1 + e⁻ˣ)`, without overflow and with its small tail kept. */
export const sigmoid = /* @__PURE__ */ unary({
  name: "sigmoid",
  accepts: "float",
  // 1 − σ(x) = σ(−x), exact where σ rounds to 1.
  expand,
  gradient: (dy, x, y) => dy.mul(y).mul(x.neg().sigmoid()),
});
