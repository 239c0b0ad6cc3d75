import { tanh as expand } from "../math/lanes-logistic.js";
import { unary } from "./define.js";

/** Hyperbolic tangent. */
export const tanh = /* @__PURE__ */ unary({
  name: "tanh",
  accepts: "float",
  // 1 − y² as (1 − y)(1 + y) keeps the small slope where y is close to ±1.
  expand,
  gradient: (dy, _x, y) => dy.mul(y.neg().add(1).mul(y.add(1))),
});
