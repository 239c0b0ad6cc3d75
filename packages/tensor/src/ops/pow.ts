import { pow as expand } from "../math/lanes-pow.js";
import { binary } from "./define.js";

/** `aᵇ` as IEEE 754 has it: `x⁰ = 1` for every x, NaN for a negative base with a fractional exponent. */
export const pow = /* @__PURE__ */ binary({
  name: "pow",
  accepts: "float",
  expand,
  gradient: (dy, a, b, y) => [
    // d/da = b·aᵇ⁻¹, which is 0 where b = 0 even if a = 0.
    dy.mul(b.equal(0).where(0, b.mul(a.pow(b.equal(0).where(1, b.sub(1)))))),
    // d/db = aᵇ·log a; at a = 0 the limit from b > 0 is 0.
    dy.mul(
      a
        .equal(0)
        .logicalAnd(b.greaterEqual(0))
        .where(0, y.mul(a.equal(0).where(1, a).log())),
    ),
  ],
});
