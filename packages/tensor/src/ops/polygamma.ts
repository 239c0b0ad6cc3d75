import { polygamma as evaluate } from "../math/gamma.js";
import { binary } from "./define.js";

/** The n-th derivative of digamma, `ψ⁽ⁿ⁾(x)` for n = 0, 1, 2, …; the order has no gradient. */
export const polygamma = /* @__PURE__ */ binary({
  name: "polygamma",
  accepts: "float",
  evaluate,
  gradient: (dy, n, x) => [undefined, dy.mul(x.polygamma(n.add(1)))],
});
