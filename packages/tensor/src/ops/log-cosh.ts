import { logCosh as expand } from "../math/lanes-logistic.js";
import { unary } from "./define.js";

/** `log cosh x`, without computing the cosh that overflows. */
export const logCosh = /* @__PURE__ */ unary({
  name: "logCosh",
  accepts: "float",
  evaluate(x) {
    const size = Math.abs(x);
    // cosh x = 1 + 2 sinh²(x/2): near 0 the other form loses everything to cancellation.
    if (size < 1) return Math.log1p(2 * Math.sinh(size / 2) ** 2);
    return size + Math.log1p(Math.exp(-2 * size)) - Math.LN2;
  },
  expand,
  gradient: (dy, x) => dy.mul(x.tanh()),
});
