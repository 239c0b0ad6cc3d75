import type { Lanes } from "../compiler/lanes.js";
import { logGamma, sineOfHalfTurns } from "./coefficients.js";
import { inDoubleIfPossible, only, polynomial } from "./lanes-arithmetic.js";
import { log } from "./lanes-log.js";
import { stirling } from "./stirling.js";

type Precision = "float32" | "float64";

/**
 * log |Γ(x)|; +∞ at 0, −1, … Exact near its zeros 1 and 2; between the poles, where two terms cancel, to the last
 * places of the terms, and therefore in double where there is one.
 */
export function lgamma<V>(lanes: Lanes<V>, x: V): V {
  return inDoubleIfPossible(lanes, x, (wide, wideX) => lgammaAs(wide, wideX, lanes.float));
}

function lgammaAs<V>(lanes: Lanes<V>, x: V, precision: Precision): V {
  const one = lanes.constant(1);
  const size = lanes.abs(x);
  const small = lanes.less(size, one);
  const logSize = log(lanes, size);
  const near = nearValue(lanes, size, small, precision);
  // Γ(x) = Γ(x + 1) / x. The sum makes 0 of the −0 that the factors give at 1.
  const nearOrSmall = lanes.add(near, only(lanes, small, lanes.neg(logSize)));
  const isNear = lanes.less(size, lanes.constant(7));
  const right = lanes.select(isNear, nearOrSmall, farValue(lanes, size, logSize, precision));

  // Γ(x)·Γ(−x) = −π / (x·sin πx). Below 1 the factor x cancels against that of the recurrence.
  const r = lanes.abs(lanes.sub(size, lanes.nearest(size)));
  const z = lanes.mul(r, r);
  const p = polynomial(lanes, sineOfHalfTurns[precision], z);
  const sine = lanes.add(lanes.mul(lanes.mul(p, z), r), r);
  const reflected = log(lanes, lanes.mul(sine, lanes.select(small, one, size)));
  const left = lanes.neg(lanes.add(reflected, lanes.select(small, near, right)));
  const zero = lanes.constant(0);
  const infinity = lanes.constant(Number.POSITIVE_INFINITY);
  // −∞ less its nearest whole number is not a number; a pole stands for it too.
  const pole = lanes.or(lanes.equal(r, zero), lanes.equal(size, infinity));
  return lanes.select(lanes.less(x, zero), lanes.select(pole, infinity, left), right);
}

/** log Γ from 1 to 7; below 1 log Γ(x + 1), whose factors (x + 1) − 1 and (x + 1) − 2 are taken without rounding. */
function nearValue<V>(lanes: Lanes<V>, x: V, small: V, precision: Precision): V {
  const one = lanes.constant(1);
  const fromOne = lanes.sub(x, lanes.select(small, lanes.constant(0), one));
  const fromTwo = lanes.sub(x, lanes.select(small, one, lanes.constant(2)));
  const beyond = lanes.add(x, lanes.select(small, lanes.constant(3), lanes.constant(2)));
  const q = lanes.div(fromTwo, beyond);
  const p = polynomial(lanes, logGamma[precision], q);
  return lanes.mul(lanes.mul(fromOne, fromTwo), p);
}

/** For x from 7 on. */
function farValue<V>(lanes: Lanes<V>, x: V, logX: V, precision: Precision): V {
  const inverse = lanes.div(lanes.constant(1), x);
  const w = lanes.mul(inverse, inverse);
  const terms = stirling.slice(0, precision === "float32" ? 3 : stirling.length);
  const series = lanes.mul(polynomial(lanes, terms, w), inverse);
  const main = lanes.mul(lanes.sub(x, lanes.constant(0.5)), lanes.sub(logX, lanes.constant(1)));
  return lanes.add(main, lanes.add(series, lanes.constant((Math.log(2 * Math.PI) - 1) / 2)));
}
