import type { Lanes } from "../compiler/lanes.js";
import { hyperbolicTangent } from "./coefficients.js";
import { only, polynomial, withSignOf } from "./lanes-arithmetic.js";
import { expNegAbs } from "./lanes-exp.js";
import { log1pOfUnit } from "./lanes-log.js";

/** 1 / (1 + e⁻ˣ) from e = e^−|x|, which `softplus` of the same x needs too. */
export function sigmoid<V>(lanes: Lanes<V>, x: V): V {
  const one = lanes.constant(1);
  const e = expNegAbs(lanes, x);
  const sum = lanes.add(e, one);
  // e never exceeds 1, so the larger of the two is e where x < 0 and else 1.
  const top = lanes.greater(e, only(lanes, lanes.lessEqual(lanes.constant(0), x), one));
  const quotient = lanes.div(top, sum);
  const lost = lanes.sub(e, lanes.sub(sum, one));
  return lanes.sub(quotient, lanes.mul(quotient, lost));
}

/** log(1 + eˣ) = max(x, 0) + log(1 + e^−|x|). */
export function softplus<V>(lanes: Lanes<V>, x: V): V {
  return lanes.add(lanes.greater(x, lanes.constant(0)), log1pOfUnit(lanes, expNegAbs(lanes, x)));
}

/**
 * (1 − e) / (1 + e) = 1 − 2e / (1 + e) from e = e^−2|x|, which `logCosh` needs too; an odd polynomial near 0, where that
 * cancels.
 */
export function tanh<V>(lanes: Lanes<V>, x: V): V {
  const size = lanes.abs(x);
  const e = expNegAbs(lanes, lanes.add(size, size));
  const one = lanes.constant(1);
  const far = lanes.sub(one, lanes.div(lanes.add(e, e), lanes.add(e, one)));
  const z = lanes.mul(x, x);
  const { top, bottom } = hyperbolicTangent[lanes.float];
  const z2 = lanes.mul(z, z);
  const above = polynomial(lanes, top, z, z2);
  const bend = bottom === undefined ? above : lanes.div(above, polynomial(lanes, bottom, z, z2));
  const near = lanes.add(lanes.mul(lanes.mul(bend, z), x), x);
  return lanes.select(lanes.less(size, lanes.constant(0.625)), near, withSignOf(lanes, far, x));
}
