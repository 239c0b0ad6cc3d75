import type { Lanes } from "../compiler/lanes.js";
import { hyperbolicTangent, ln2, logHyperbolicCosine } from "./coefficients.js";
import { only, polynomial, ratio, withSignOf } from "./lanes-arithmetic.js";
import { expNegAbs } from "./lanes-exp.js";
import { bendOfLog1p } from "./lanes-log.js";

/**
 * 1 / (1 + e⁻ˣ) from e = e^−|x|, which `softplus` of the same x needs too: the small tail e / (1 + e), which −x has in
 * common, or 1 less it.
 */
export function sigmoid<V>(lanes: Lanes<V>, x: V): V {
  const one = lanes.constant(1);
  const e = expNegAbs(lanes, x);
  const sum = lanes.add(e, one);
  const quotient = lanes.div(e, sum);
  const lost = lanes.sub(e, lanes.sub(sum, one));
  const tail = lanes.sub(quotient, lanes.mul(quotient, lost));
  // 1 − tail is the larger of the two; NaN stays.
  return lanes.greater(tail, only(lanes, lanes.lessEqual(lanes.constant(0), x), lanes.sub(one, tail)));
}

/** log(1 + eˣ) = max(x, 0) + log(1 + e) with e = e^−|x|. The largest term is added last, and rounds alone. */
export function softplus<V>(lanes: Lanes<V>, x: V): V {
  const e = expNegAbs(lanes, x);
  return lanes.add(e, lanes.sub(lanes.greater(x, lanes.constant(0)), bendOfLog1p(lanes, e)));
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
  const bend = lanes.mul(ratio(lanes, hyperbolicTangent[lanes.float], z), z);
  const near = lanes.add(lanes.mul(bend, x), x);
  return withSignOf(lanes, lanes.select(lanes.less(size, lanes.constant(0.625)), near, far), x);
}

/** |x| − ln 2 + log(1 + e) with e = e^−2|x|; a polynomial in x² for |x| < 1, where that cancels. */
export function logCosh<V>(lanes: Lanes<V>, x: V): V {
  const size = lanes.abs(x);
  const e = expNegAbs(lanes, lanes.add(size, size));
  const [high, low] = ln2[lanes.float];
  const bend = lanes.add(bendOfLog1p(lanes, e), lanes.constant(low));
  const far = lanes.add(lanes.sub(size, lanes.constant(high)), lanes.sub(e, bend));
  const z = lanes.mul(x, x);
  const half = lanes.mul(z, lanes.constant(0.5));
  const z2 = lanes.mul(z, z);
  const near = lanes.sub(half, lanes.mul(z2, polynomial(lanes, logHyperbolicCosine[lanes.float], z)));
  return lanes.select(lanes.less(size, lanes.constant(1)), near, far);
}
