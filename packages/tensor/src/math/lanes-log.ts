import type { Lanes } from "../compiler/lanes.js";
import { ln2, logarithm32, logarithm64, logarithmOfUnit } from "./coefficients.js";
import { formatOf, nanWhere, only, polynomial, withSignOf } from "./lanes-arithmetic.js";

/** log x; −∞ at 0, NaN below. */
export function log<V>(lanes: Lanes<V>, x: V): V {
  const { mantissaBits, smallestNormal } = formatOf(lanes);
  const zero = lanes.constant(0);
  // Subnormals, multiplied by a power of two that comes off the exponent again.
  const lift = only(
    lanes,
    lanes.less(x, lanes.constant(smallestNormal)),
    lanes.fromBits(lanes.bits(BigInt(mantissaBits) << BigInt(mantissaBits))),
  );
  const liftBits = lanes.toBits(lift);
  const factor = lanes.fromBits(lanes.addBits(lanes.toBits(lanes.constant(1)), liftBits));
  const value = logOfNormal(lanes, lanes.mul(x, factor), { liftBits });
  const infinite = only(lanes, lanes.equal(x, zero), lanes.constant(Number.NEGATIVE_INFINITY));
  return nanWhere(lanes, lanes.less(x, zero), lanes.add(keepInfinity(lanes, value, x), infinite));
}

/** log(1 + x); −∞ at −1, NaN below. */
export function log1p<V>(lanes: Lanes<V>, x: V): V {
  const [one, minusOne] = [lanes.constant(1), lanes.constant(-1)];
  const u = lanes.add(one, x);
  // log(u + δ) ≈ log u + δ/u, with δ what the rounding of u lost.
  const correction = lanes.div(lanes.sub(x, lanes.sub(u, one)), u);
  const value = keepInfinity(lanes, logOfNormal(lanes, u, { correction }), x);
  const signed = nanWhere(lanes, lanes.less(x, minusOne), withSignOf(lanes, value, x));
  return lanes.select(lanes.equal(x, minusOne), lanes.constant(Number.NEGATIVE_INFINITY), signed);
}

/** A finite log where x is finite; x where it is ∞ or NaN. No logarithm is below x less the largest number. */
function keepInfinity<V>(lanes: Lanes<V>, value: V, x: V): V {
  return lanes.greater(lanes.sub(x, lanes.constant(formatOf(lanes).largest)), value);
}

/**
 * log x = k·ln 2 + log m with x = 2ᵏ·m and m between √½ and √2, for normal x > 0. `liftBits` is subtracted from the
 * exponent, `correction` added to the low part.
 */
function logOfNormal<V>(
  lanes: Lanes<V>,
  x: V,
  { liftBits, correction }: { liftBits?: V; correction?: V },
): V {
  const { mantissaBits, exponentBias, wholeShift, bitsOfOne, bitsOfRootOfHalf } = formatOf(lanes);
  // In units of √½ instead of 1, so that the exponent field says k and the mantissa field what m has beyond √½. The
  // field is raised by 64 so that it stays positive when the lift comes off; the sign bit gives it room.
  const raise = 64n << BigInt(mantissaBits);
  const offset = lanes.addBits(lanes.toBits(x), lanes.bits(bitsOfOne - bitsOfRootOfHalf + raise));
  const mantissa = lanes.andBits(offset, lanes.bits((1n << BigInt(mantissaBits)) - 1n));
  const m = lanes.fromBits(lanes.addBits(mantissa, lanes.bits(bitsOfRootOfHalf)));
  const f = lanes.sub(m, lanes.constant(1));
  const field = lanes.shiftRightZero(
    liftBits === undefined ? offset : lanes.subBits(offset, liftBits),
    mantissaBits,
  );
  const shifted = lanes.fromBits(lanes.addBits(field, lanes.toBits(lanes.constant(wholeShift))));
  const k = lanes.sub(shifted, lanes.constant(wholeShift + exponentBias + 64));
  const [high, low] = ln2[lanes.float];
  const large = lanes.mul(k, lanes.constant(high));
  const scaled = lanes.mul(k, lanes.constant(low));
  const small = correction === undefined ? scaled : lanes.add(scaled, correction);
  const f2 = lanes.mul(f, f);
  const halfSquare = lanes.mul(f2, lanes.constant(0.5));
  if (lanes.float === "float32") {
    const p = polynomial(lanes, logarithm32, f, f2);
    const rest = lanes.sub(lanes.add(lanes.mul(p, lanes.mul(f, f2)), small), halfSquare);
    return lanes.add(lanes.add(f, rest), large);
  }
  const s = lanes.div(f, lanes.add(f, lanes.constant(2)));
  const z = lanes.mul(s, s);
  const rest = lanes.mul(z, polynomial(lanes, logarithm64, z, lanes.mul(z, z)));
  const bend = lanes.add(lanes.mul(s, lanes.add(halfSquare, rest)), small);
  return lanes.sub(large, lanes.sub(lanes.sub(halfSquare, bend), f));
}

/** e − log(1 + e) for e from 0 to 1: s·(e − z·p(z)) with s = e / (2 + e), z = s². */
export function bendOfLog1p<V>(lanes: Lanes<V>, e: V): V {
  const s = lanes.div(e, lanes.add(e, lanes.constant(2)));
  const z = lanes.mul(s, s);
  const rest = lanes.mul(z, polynomial(lanes, logarithmOfUnit[lanes.float], z, lanes.mul(z, z)));
  return lanes.mul(s, lanes.sub(e, rest));
}
