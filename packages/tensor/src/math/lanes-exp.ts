import type { Lanes } from "../compiler/lanes.js";
import { exponential, exponentialRange, ln2, log2e } from "./coefficients.js";
import { formatOf, polynomial, withSignOf } from "./lanes-arithmetic.js";

/**
 * eˣ = 2ⁿ·eʳ with n whole and |r| ≤ ln 2 / 2. 2ⁿ may be subnormal or overflow though eˣ does not, so it comes as two
 * factors of half the exponent, unless it is known not to overflow. Clamped so far out that the factors exist; NaN passes the clamps.
 * `rest` is what x lacks, less than its last place.
 */
export function exp<V>(lanes: Lanes<V>, x: V, rest?: V): V {
  if (lanes.own !== undefined && rest === undefined) return lanes.own("exp", x);
  const one = lanes.constant(1);
  if (lanes.isNotPositive?.(x) === true) {
    const low = lanes.constant(exponentialRange[lanes.float][0]);
    const { r, r2, p, bits } = reduce(lanes, lanes.greater(x, low), biasOf(lanes), rest);
    return scaleDown(lanes, lanes.add(lanes.add(lanes.mul(p, r2), r), one), bits);
  }
  const { r, r2, p, half, otherHalf } = reduceAny(lanes, x, rest);
  const power = lanes.add(lanes.add(lanes.mul(p, r2), r), one);
  return lanes.mul(lanes.mul(power, half), otherHalf);
}

/** eˣ − 1 = 2ⁿ·(eʳ − 1) + (2ⁿ − 1). */
export function expm1<V>(lanes: Lanes<V>, x: V): V {
  const { mantissaBits, exponentBias } = formatOf(lanes);
  const { r, r2, p, half, otherHalf } = reduceAny(lanes, x);
  // 1 / otherHalf, by the exponent.
  const twiceOne = lanes.bits(BigInt(2 * exponentBias) << BigInt(mantissaBits));
  const inverse = lanes.fromBits(lanes.subBits(twiceOne, lanes.toBits(otherHalf)));
  const rest = lanes.add(lanes.mul(p, r2), r);
  const sum = lanes.add(lanes.mul(rest, half), lanes.sub(half, inverse));
  return withSignOf(lanes, lanes.mul(sum, otherHalf), x);
}

/** For any x: 2ⁿ as two factors. */
function reduceAny<V>(lanes: Lanes<V>, x: V, rest?: V) {
  const { mantissaBits, exponentBias } = formatOf(lanes);
  const [low, high] = exponentialRange[lanes.float];
  const clamped = lanes.lesser(lanes.greater(x, lanes.constant(low)), lanes.constant(high));
  const { r, r2, p, bits } = reduce(lanes, clamped, 2 * exponentBias, rest);
  const half = lanes.shiftLeft(lanes.shiftRightZero(bits, 1), mantissaBits);
  const otherHalf = lanes.subBits(lanes.shiftLeft(bits, mantissaBits), half);
  return { r, r2, p, half: lanes.fromBits(half), otherHalf: lanes.fromBits(otherHalf) };
}

function reduce<V>(lanes: Lanes<V>, clamped: V, bias: number, rest?: V) {
  // The sum's low bits are n + bias: of a shift that drops the others, what remains is an exponent field.
  const shift = lanes.constant(formatOf(lanes).wholeShift + bias);
  const shifted = lanes.add(lanes.mul(clamped, lanes.constant(log2e)), shift);
  const n = lanes.sub(shifted, shift);
  const [ln2High, ln2Low] = ln2[lanes.float];
  const small = lanes.mul(n, lanes.constant(ln2Low));
  const r = lanes.sub(
    lanes.sub(clamped, lanes.mul(n, lanes.constant(ln2High))),
    rest === undefined ? small : lanes.sub(small, rest),
  );
  const r2 = lanes.mul(r, r);
  return { r, r2, p: polynomial(lanes, exponential[lanes.float], r, r2), bits: lanes.toBits(shifted) };
}

type Width = Pick<Lanes<unknown>, "float">;
const spareOf = (lanes: Width) => (formatOf(lanes).exponentBias + 1) / 2;
const biasOf = (lanes: Width) => formatOf(lanes).exponentBias + spareOf(lanes);

/**
 * power · 2ⁿ where n is not positive: scaled up by a constant, the exponents never leave the normal range, and one
 * multiplication scales back, rounding subnormals once.
 */
function scaleDown<V>(lanes: Lanes<V>, power: V, bits: V): V {
  const scale = lanes.fromBits(lanes.shiftLeft(bits, formatOf(lanes).mantissaBits));
  return lanes.mul(lanes.mul(power, scale), lanes.constant(2 ** -spareOf(lanes)));
}

/** e^−|x|, what the logistic functions share. */
export function expNegAbs<V>(lanes: Lanes<V>, x: V): V {
  if (lanes.own !== undefined) return lanes.own("exp", lanes.neg(lanes.abs(x)));
  const size = lanes.lesser(lanes.abs(x), lanes.constant(-exponentialRange[lanes.float][0]));
  const shift = lanes.constant(formatOf(lanes).wholeShift + biasOf(lanes));
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
  return scaleDown(lanes, power, lanes.toBits(shifted));
}
