import type { Lanes } from "../compiler/lanes.js";
import { ln2, logarithm, logarithmOfUnit } from "./coefficients.js";
import {
  exponentField,
  extendedBits,
  formatOf,
  nanWhere,
  only,
  polynomial,
  withSignOf,
} from "./lanes-arithmetic.js";

/** log x; −∞ at 0, NaN below. */
export function log<V>(lanes: Lanes<V>, x: V): V {
  if (lanes.own !== undefined) return lanes.own("log", x);
  const zero = lanes.constant(0);
  const value = logOfPositive(lanes, splitExponent(lanes, extendedBits(lanes, x)));
  const infinite = only(lanes, lanes.equal(x, zero), lanes.constant(Number.NEGATIVE_INFINITY));
  return nanWhere(lanes, lanes.less(x, zero), lanes.add(keepInfinity(lanes, value, x), infinite));
}

/** log(1 + x); −∞ at −1, NaN below. */
export function log1p<V>(lanes: Lanes<V>, x: V): V {
  const [one, minusOne] = [lanes.constant(1), lanes.constant(-1)];
  const u = lanes.add(one, x);
  // log(u + δ) ≈ log u + δ/u, with δ what the rounding of u lost.
  const correction = lanes.div(lanes.sub(x, lanes.sub(u, one)), u);
  const value = keepInfinity(
    lanes,
    logOfPositive(lanes, splitExponent(lanes, lanes.toBits(u)), correction),
    x,
  );
  const signed = nanWhere(lanes, lanes.less(x, minusOne), withSignOf(lanes, value, x));
  return lanes.select(lanes.equal(x, minusOne), lanes.constant(Number.NEGATIVE_INFINITY), signed);
}

/** A finite log where x is finite; x where it is ∞ or NaN. No logarithm is below x less the largest number. */
function keepInfinity<V>(lanes: Lanes<V>, value: V, x: V): V {
  return lanes.greater(lanes.sub(x, lanes.constant(formatOf(lanes).largest)), value);
}

/** A positive number as 2ᵏ·m with k whole and m between √½ and √2, from its bits. */
export function splitExponent<V>(lanes: Lanes<V>, bits: V): { k: V; m: V } {
  const { mantissaBits, exponentBias, wholeShift, bitsOfOne, bitsOfRootOfHalf } = formatOf(lanes);
  const field = (value: number) => exponentField(lanes, value);
  // In units of √½ instead of 1, so that the exponent field says k and the mantissa field what m has beyond √½. The
  // field is raised so that it is positive for subnormal numbers too; the sign bit gives it room.
  const raise = 64;
  const offset = lanes.addBits(bits, lanes.bits(bitsOfOne - bitsOfRootOfHalf + field(raise)));
  const mantissa = lanes.andBits(offset, lanes.bits(field(1) - 1n));
  const m = lanes.fromBits(lanes.addBits(mantissa, lanes.bits(bitsOfRootOfHalf)));
  const k = lanes.shiftRightZero(offset, mantissaBits);
  const shifted = lanes.fromBits(lanes.addBits(k, lanes.toBits(lanes.constant(wholeShift))));
  return { k: lanes.sub(shifted, lanes.constant(wholeShift + exponentBias + raise)), m };
}

/** k·ln 2 + log m, with a correction for the low part. */
function logOfPositive<V>(lanes: Lanes<V>, { k, m }: { k: V; m: V }, correction?: V): V {
  const f = lanes.sub(m, lanes.constant(1));
  const [high, low] = ln2[lanes.float];
  const large = lanes.mul(k, lanes.constant(high));
  const scaled = lanes.mul(k, lanes.constant(low));
  const small = correction === undefined ? scaled : lanes.add(scaled, correction);
  const halfSquare = lanes.mul(lanes.mul(f, f), lanes.constant(0.5));
  const s = lanes.div(f, lanes.add(f, lanes.constant(2)));
  const z = lanes.mul(s, s);
  const rest = lanes.mul(z, polynomial(lanes, logarithm[lanes.float], z));
  const bend = lanes.add(lanes.mul(s, lanes.add(halfSquare, rest)), small);
  return lanes.sub(large, lanes.sub(lanes.sub(halfSquare, bend), f));
}

/** e − log(1 + e) for e from 0 to 1: s·(e − z·p(z)) with s = e / (2 + e), z = s². */
export function bendOfLog1p<V>(lanes: Lanes<V>, e: V): V {
  const s = lanes.div(e, lanes.add(e, lanes.constant(2)));
  const z = lanes.mul(s, s);
  const rest = lanes.mul(z, polynomial(lanes, logarithmOfUnit[lanes.float], z));
  return lanes.mul(s, lanes.sub(e, rest));
}
