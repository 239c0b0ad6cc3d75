import type { Lanes } from "../compiler/lanes.js";
import { exponential, exponentialRange, ln2, log2e } from "./coefficients.js";
import { formatOf, polynomial, withSignOf } from "./lanes-arithmetic.js";

/**
 * eˣ = 2ⁿ·eʳ with n whole and |r| ≤ ln 2 / 2. 2ⁿ may be subnormal or overflow though eˣ does not, so it comes as two
 * factors of half the exponent. Clamped so far out that the factors exist; NaN passes the clamps.
 * `rest` is what x lacks, less than its last place.
 */
export function exp<V>(lanes: Lanes<V>, x: V, rest?: V): V {
  if (lanes.own !== undefined && rest === undefined) return lanes.own("exp", x);
  const { r, r2, p, half, otherHalf } = reduce(lanes, x, rest);
  const power = lanes.add(lanes.add(lanes.mul(p, r2), r), lanes.constant(1));
  return lanes.mul(lanes.mul(power, half), otherHalf);
}

/** eˣ − 1 = 2ⁿ·(eʳ − 1) + (2ⁿ − 1). */
export function expm1<V>(lanes: Lanes<V>, x: V): V {
  const { mantissaBits, exponentBias } = formatOf(lanes);
  const { r, r2, p, half, otherHalf } = reduce(lanes, x);
  // 1 / otherHalf, by the exponent.
  const twiceOne = lanes.bits(BigInt(2 * exponentBias) << BigInt(mantissaBits));
  const inverse = lanes.fromBits(lanes.subBits(twiceOne, lanes.toBits(otherHalf)));
  const rest = lanes.add(lanes.mul(p, r2), r);
  const sum = lanes.add(lanes.mul(rest, half), lanes.sub(half, inverse));
  return withSignOf(lanes, lanes.mul(sum, otherHalf), x);
}

function reduce<V>(lanes: Lanes<V>, x: V, rest?: V) {
  const { mantissaBits, exponentBias, wholeShift } = formatOf(lanes);
  const [low, high] = exponentialRange[lanes.float];
  const clamped = lanes.lesser(lanes.greater(x, lanes.constant(low)), lanes.constant(high));
  // The sum's low bits are n + 2·bias: of a shift that drops the others, what remains is an exponent field.
  const shift = lanes.constant(wholeShift + 2 * exponentBias);
  const shifted = lanes.add(lanes.mul(clamped, lanes.constant(log2e)), shift);
  const n = lanes.sub(shifted, shift);
  const bits = lanes.toBits(shifted);
  const half = lanes.shiftLeft(lanes.shiftRightZero(bits, 1), mantissaBits);
  const otherHalf = lanes.subBits(lanes.shiftLeft(bits, mantissaBits), half);
  const [ln2High, ln2Low] = ln2[lanes.float];
  const small = lanes.mul(n, lanes.constant(ln2Low));
  const r = lanes.sub(
    lanes.sub(clamped, lanes.mul(n, lanes.constant(ln2High))),
    rest === undefined ? small : lanes.sub(small, rest),
  );
  const r2 = lanes.mul(r, r);
  const p = polynomial(lanes, exponential[lanes.float], r, r2);
  return { r, r2, p, half: lanes.fromBits(half), otherHalf: lanes.fromBits(otherHalf) };
}

/**
 * e^−|x|, what the logistic functions share. Its exponents are not positive: scaled up by a constant they never
 * leave the normal range, and one multiplication scales back, rounding subnormals once.
 */
export function expNegAbs<V>(lanes: Lanes<V>, x: V): V {
  if (lanes.own !== undefined) return lanes.own("exp", lanes.neg(lanes.abs(x)));
  const { mantissaBits, exponentBias, wholeShift } = formatOf(lanes);
  const spare = (exponentBias + 1) / 2;
  const size = lanes.lesser(lanes.abs(x), lanes.constant(-exponentialRange[lanes.float][0]));
  const shift = lanes.constant(wholeShift + exponentBias + spare);
  const shifted = lanes.add(lanes.mul(size, lanes.constant(-log2e)), shift);
  const n = lanes.sub(shifted, shift);
  const [ln2High, ln2Low] = ln2[lanes.float];
  const r = lanes.sub(
    lanes.sub(lanes.mul(n, lanes.constant(-ln2High)), size),
    lanes.mul(n, lanes.constant(ln2Low)),
  );
  const r2 = lanes.mul(r, r);
  const p = polynomial(lanes, exponential[lanes.float], r, r2);
  // 1 + r rounded, with what the rounding lost added to the small terms.
  const one = lanes.constant(1);
  const head = lanes.add(r, one);
  const lost = lanes.sub(r, lanes.sub(head, one));
  const power = lanes.add(lanes.add(lanes.mul(p, r2), lost), head);
  const scale = lanes.fromBits(lanes.shiftLeft(lanes.toBits(shifted), mantissaBits));
  return lanes.mul(lanes.mul(power, scale), lanes.constant(2 ** -spare));
}
