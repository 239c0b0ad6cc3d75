import type { Lanes } from "../compiler/lanes.js";
import { ln2ByHalves, powerLogarithm, twoThirdsOfLog2e } from "./coefficients.js";
import {
  clamp,
  extendedBits,
  formatOf,
  nanWhere,
  polynomial,
  powerOfTwo,
  split,
  upperHalf,
} from "./lanes-arithmetic.js";
import { bendOfExp } from "./lanes-exp.js";
import { splitExponent } from "./lanes-log.js";

/** A number as the sum of two, the first with half a mantissa. */
type Pair<V> = readonly [high: V, low: V];

/**
 * aᵇ = 2^(b·log₂ |a|), with the logarithm and its product to half as many bits again, as fdlibm's e_pow has it; then
 * the signs and the cases that IEEE 754 lists.
 */
export function pow<V>(lanes: Lanes<V>, a: V, b: V): V {
  const { signBit, width } = formatOf(lanes);
  const [zero, one] = [lanes.constant(0), lanes.constant(1)];
  const infinity = lanes.constant(Number.POSITIVE_INFINITY);
  const size = lanes.abs(a);
  // Beyond this every power but that of 1 has overflowed or vanished; ∞ comes within reach of multiplication.
  const limit = 2 ** (width + 8);
  const exponent = clamp(lanes, b, -limit, limit);
  const power = exp2(lanes, product(lanes, exponent, log2(lanes, size)));

  // 0 and ∞: themselves or their inverse.
  const extreme = lanes.or(lanes.equal(size, zero), lanes.equal(size, infinity));
  const falling = lanes.less(b, zero);
  const limitValue = lanes.select(falling, lanes.div(one, size), size);
  const magnitude = lanes.select(extreme, limitValue, power);

  const whole = lanes.equal(lanes.floor(b), b);
  const half = lanes.mul(b, lanes.constant(0.5));
  const odd = lanes.and(whole, lanes.notEqual(lanes.floor(half), half));
  const sign = lanes.andBits(lanes.toBits(a), lanes.select(odd, lanes.bits(signBit), lanes.bits(0)));
  const signed = lanes.fromBits(lanes.orBits(lanes.toBits(magnitude), sign));

  const imaginary = lanes.and(lanes.less(a, zero), lanes.not(lanes.or(whole, extreme)));
  const undefinedValue = lanes.or(lanes.notEqual(a, a), lanes.notEqual(b, b));
  const value = nanWhere(lanes, lanes.or(imaginary, undefinedValue), signed);
  return lanes.select(lanes.or(lanes.equal(b, zero), lanes.equal(a, one)), one, value);
}

/** log₂ of a positive number. */
function log2<V>(lanes: Lanes<V>, x: V): Pair<V> {
  const { k, m } = splitExponent(lanes, extendedBits(lanes, x));
  const one = lanes.constant(1);
  const f = lanes.sub(m, one);
  // s = f / (m + 1) as a pair.
  const sum = lanes.add(m, one);
  const sumHigh = upperHalf(lanes, sum);
  const sumLow = lanes.sub(f, lanes.sub(sumHigh, lanes.constant(2)));
  const inverse = lanes.div(one, sum);
  const s = lanes.mul(f, inverse);
  const sHigh = upperHalf(lanes, s);
  const remainder = lanes.sub(lanes.sub(f, lanes.mul(sHigh, sumHigh)), lanes.mul(sHigh, sumLow));
  const sLow = lanes.mul(remainder, inverse);
  // 3 + z + z²·p(z) as a pair.
  const z = lanes.mul(s, s);
  const z2 = lanes.mul(z, z);
  const zHigh = lanes.mul(sHigh, sHigh);
  const bend = lanes.mul(z2, polynomial(lanes, powerLogarithm[lanes.float], z));
  const rest = lanes.add(bend, lanes.mul(sLow, lanes.add(sHigh, s)));
  const three = lanes.constant(3);
  const high = upperHalf(lanes, lanes.add(lanes.add(zHigh, three), rest));
  const low = lanes.sub(rest, lanes.sub(lanes.sub(high, three), zHigh));
  // Their product, then 2/(3 ln 2) times that, then k on top.
  const u = lanes.mul(sHigh, high);
  const v = lanes.add(lanes.mul(sLow, high), lanes.mul(low, s));
  const pHigh = upperHalf(lanes, lanes.add(u, v));
  const pLow = lanes.sub(v, lanes.sub(pHigh, u));
  const [factorHigh, factorLow] = twoThirdsOfLog2e[lanes.float];
  const wHigh = lanes.mul(pHigh, lanes.constant(factorHigh));
  const wLow = lanes.add(
    lanes.mul(pHigh, lanes.constant(factorLow)),
    lanes.mul(pLow, lanes.constant(factorHigh + factorLow)),
  );
  const total = upperHalf(lanes, lanes.add(lanes.add(wHigh, wLow), k));
  return [total, lanes.sub(wLow, lanes.sub(lanes.sub(total, k), wHigh))];
}

/** b times a pair; the first part of the result is exact. */
function product<V>(lanes: Lanes<V>, b: V, [high, low]: Pair<V>): Pair<V> {
  const [bHigh, bLow] = split(lanes, b);
  return [lanes.mul(bHigh, high), lanes.add(lanes.mul(bLow, high), lanes.mul(b, low))];
}

/** 2 to the power of a pair. */
function exp2<V>(lanes: Lanes<V>, [high, low]: Pair<V>): V {
  const { mantissaBits, exponentBias, wholeShift } = formatOf(lanes);
  const reach = exponentBias + mantissaBits + 4;
  const shift = lanes.constant(wholeShift + 2 * exponentBias);
  // Where the first part is beyond reach, the second no longer matters, but must not grow either.
  const [first, second] = [clamp(lanes, high, -reach, reach), clamp(lanes, low, -1, 1)];
  const shifted = lanes.add(lanes.add(first, second), shift);
  const fraction = lanes.sub(first, lanes.sub(shifted, shift));
  const t = upperHalf(lanes, lanes.add(fraction, second));
  const tLow = lanes.sub(second, lanes.sub(t, fraction));
  const [ln2High, ln2Low] = ln2ByHalves[lanes.float];
  const u = lanes.mul(t, lanes.constant(ln2High));
  const v = lanes.add(lanes.mul(tLow, lanes.constant(Math.LN2)), lanes.mul(t, lanes.constant(ln2Low)));
  const r = lanes.add(u, v);
  const lost = lanes.sub(v, lanes.sub(r, u));
  const power = lanes.add(lanes.add(lanes.add(bendOfExp(lanes, r), lost), r), lanes.constant(1));
  const [half, otherHalf] = powerOfTwo(lanes, shifted);
  return lanes.mul(lanes.mul(power, half), otherHalf);
}
