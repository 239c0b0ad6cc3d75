import type { Lanes } from "../compiler/lanes.js";
import { erfcTail, errorFunction, logOfErfc32 } from "./coefficients.js";
import { inDoubleIfPossible, only, polynomial, split, withSignOf } from "./lanes-arithmetic.js";
import { exp } from "./lanes-exp.js";

/** Error function: an odd polynomial near 0, and 1 − erfc |x| beyond. */
export function erf<V>(lanes: Lanes<V>, x: V): V {
  const size = lanes.abs(x);
  const one = lanes.constant(1);
  const z = lanes.mul(x, x);
  const p = polynomial(lanes, errorFunction[lanes.float], z);
  const near = lanes.add(lanes.mul(p, x), x);
  const narrow = lanes.float === "float32";
  const tail = narrow ? tailOfErf32(lanes, size) : tailOfErfc(lanes, size, "float64");
  const isNear = lanes.less(size, lanes.constant(narrow ? 0.928 : 1));
  return withSignOf(lanes, lanes.select(isNear, near, lanes.sub(one, tail)), x);
}

/** Of 1 − erfc as float32 only the digits that 1 leaves count; from 4 on there are none. */
function tailOfErf32<V>(lanes: Lanes<V>, size: V): V {
  return exp(lanes, polynomial(lanes, logOfErfc32, lanes.lesser(size, lanes.constant(4))));
}

/** 1 − erf x, exact in the right tail. In float32 the steps to it lose 3 ulp, unless they can be taken in double. */
export function erfc<V>(lanes: Lanes<V>, x: V): V {
  return inDoubleIfPossible(lanes, x, (wide, wideX) => erfcAs(wide, wideX, lanes.float));
}

function erfcAs<V>(lanes: Lanes<V>, x: V, precision: "float32" | "float64"): V {
  const tail = tailOfErfc(lanes, lanes.abs(x), precision);
  return lanes.select(lanes.less(x, lanes.constant(0)), lanes.sub(lanes.constant(2), tail), tail);
}

/** erfc of x ≥ 0, with the coefficients of a precision. */
function tailOfErfc<V>(lanes: Lanes<V>, x: V, precision: "float32" | "float64"): V {
  const { centre, end, terms } = erfcTail[precision];
  const clamped = lanes.lesser(x, lanes.constant(end + 0.7));
  const [high, low] = split(lanes, clamped);
  const square = lanes.mul(clamped, clamped);
  // What the square lost: x² − square = ((high² − square) + 2·high·low) + low².
  const cross = lanes.mul(lanes.add(high, high), low);
  const rest = lanes.add(lanes.add(lanes.sub(lanes.mul(high, high), square), cross), lanes.mul(low, low));
  const one = lanes.constant(1);
  const twice = lanes.add(clamped, clamped);
  const u = lanes.div(twice, lanes.add(clamped, lanes.constant(centre)));
  const q = lanes.sub(u, one);
  const p = lanes.add(lanes.mul(u, polynomial(lanes, terms, q)), one);
  const power = exp(lanes, lanes.neg(square), lanes.neg(rest));
  const slope = lanes.add(twice, one);
  const value = lanes.div(lanes.mul(p, power), slope);
  // What the rounding of the slope lost counts near 0, where the slope is 1.
  const lost = lanes.sub(twice, lanes.sub(slope, one));
  return lanes.sub(value, lanes.mul(value, only(lanes, lanes.less(twice, one), lost)));
}
