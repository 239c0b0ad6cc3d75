import type { Lanes } from "../compiler/lanes.js";
import { ln2, logarithmOfUnit } from "./coefficients.js";
import { exponentField, extendedBits, formatOf, nanWhere, only, polynomial } from "./lanes-arithmetic.js";

/**
 * log(p / q) with one division, of p − q by p + q: nothing overflows on the way, and what is nearly equal keeps its
 * digits. As log p − log q at the ends: ∞ for q = 0 or p = ∞, −∞ for p = 0 or q = ∞, NaN for both or below 0.
 */
export function logRatio<V>(lanes: Lanes<V>, p: V, q: V): V {
  const { mantissaBits, bitsOfOne, wholeShift } = formatOf(lanes);
  const [a, b] = [extendedBits(lanes, p), extendedBits(lanes, q)];
  // A float's bits are about its logarithm, in units of the exponent field. Halved, their difference does not overflow.
  const half = (bits: V) => lanes.shiftRight(bits, 1);
  const distance = lanes.addBits(lanes.subBits(half(a), half(b)), lanes.bits(1n << BigInt(mantissaBits - 2)));
  const whole = lanes.shiftRight(distance, mantissaBits - 1);
  const shift = lanes.constant(wholeShift);
  const k = lanes.sub(lanes.fromBits(lanes.addBits(whole, lanes.toBits(shift))), shift);
  // p / 2ᵏ and q, with the exponent of q taken off both: their quotient lies between 2/3 and 3/2.
  const mantissa = lanes.andBits(b, lanes.bits(exponentField(lanes, 1) - 1n));
  const exponents = lanes.addBits(lanes.subBits(b, mantissa), lanes.shiftLeft(whole, mantissaBits));
  const below = lanes.fromBits(lanes.addBits(mantissa, lanes.bits(bitsOfOne)));
  const above = lanes.fromBits(lanes.addBits(lanes.subBits(a, exponents), lanes.bits(bitsOfOne)));
  // log((1 + s) / (1 − s)) = 2s + s·z·p(z) with z = s².
  const s = lanes.div(lanes.sub(above, below), lanes.add(above, below));
  const z = lanes.mul(s, s);
  const rest = lanes.mul(z, polynomial(lanes, logarithmOfUnit[lanes.float], z));
  const [high, low] = ln2[lanes.float];
  const small = lanes.add(lanes.mul(s, rest), lanes.mul(k, lanes.constant(low)));
  const finite = lanes.add(lanes.add(lanes.add(s, s), small), lanes.mul(k, lanes.constant(high)));
  const value = lanes.sub(lanes.add(finite, infinity(lanes, p)), infinity(lanes, q));
  const zero = lanes.constant(0);
  const fair = lanes.and(lanes.lessEqual(zero, p), lanes.lessEqual(zero, q));
  return nanWhere(lanes, lanes.not(fair), value);
}

/** −∞ for 0, ∞ for ∞, and 0 otherwise. */
function infinity<V>(lanes: Lanes<V>, x: V): V {
  const nothing = lanes.equal(x, lanes.constant(0));
  const endless = lanes.less(lanes.constant(formatOf(lanes).largest), x);
  return lanes.add(
    only(lanes, nothing, lanes.constant(Number.NEGATIVE_INFINITY)),
    only(lanes, endless, lanes.constant(Number.POSITIVE_INFINITY)),
  );
}
