import type { Lanes } from "../compiler/lanes.js";
import { exponential, exponentialRange, ln2, log2e } from "./coefficients.js";
import { clamp, exponentField, formatOf, polynomial, powerOfTwo, withSignOf } from "./lanes-arithmetic.js";

/**
 * eˣ = 2ⁿ·eʳ with n whole and |r| ≤ ln 2 / 2. 2ⁿ comes as two factors, unless it is known not to overflow. Clamped so
 * far out that the factors exist. `rest` is what x lacks, less than its last place.
 */
export function exp<V>(lanes: Lanes<V>, x: V, rest?: V): V {
  if (lanes.own !== undefined && rest === undefined) return lanes.own("exp", x);
  const one = lanes.constant(1);
  if (lanes.isNotPositive?.(x) === true) {
    const low = lanes.constant(exponentialRange[lanes.float][0]);
    const { r, shifted } = reduce(lanes, lanes.greater(x, low), biasOf(lanes), rest);
    return scaleDown(lanes, lanes.add(powerLessOne(lanes, r), one), shifted);
  }
  const { r, half, otherHalf } = reduceAny(lanes, x, rest);
  const power = lanes.add(powerLessOne(lanes, r), one);
  return lanes.mul(lanes.mul(power, half), otherHalf);
}

/** eˣ − 1 = 2ⁿ·(eʳ − 1) + (2ⁿ − 1). */
export function expm1<V>(lanes: Lanes<V>, x: V): V {
  const { r, half, otherHalf } = reduceAny(lanes, x);
  // 1 / otherHalf, by the exponent.
  const twiceOne = lanes.bits(exponentField(lanes, 2 * formatOf(lanes).exponentBias));
  const inverse = lanes.fromBits(lanes.subBits(twiceOne, lanes.toBits(otherHalf)));
  const sum = lanes.add(lanes.mul(powerLessOne(lanes, r), half), lanes.sub(half, inverse));
  return withSignOf(lanes, lanes.mul(sum, otherHalf), x);
}

/** For any x: 2ⁿ as two factors. */
function reduceAny<V>(lanes: Lanes<V>, x: V, rest?: V) {
  const clamped = clamp(lanes, x, ...exponentialRange[lanes.float]);
  const { r, shifted } = reduce(lanes, clamped, 2 * formatOf(lanes).exponentBias, rest);
  const [half, otherHalf] = powerOfTwo(lanes, shifted);
  return { r, half, otherHalf };
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
  return { r, shifted };
}

/** eʳ − 1 for |r| ≤ ln 2 / 2. */
function powerLessOne<V>(lanes: Lanes<V>, r: V): V {
  return lanes.add(bendOfExp(lanes, r), r);
}

/** eʳ − 1 − r. */
export function bendOfExp<V>(lanes: Lanes<V>, r: V): V {
  return lanes.mul(polynomial(lanes, exponential[lanes.float], r), lanes.mul(r, r));
}

type Width = Pick<Lanes<unknown>, "float">;
const spareOf = (lanes: Width) => (formatOf(lanes).exponentBias + 1) / 2;
const biasOf = (lanes: Width) => formatOf(lanes).exponentBias + spareOf(lanes);

/**
 * power · 2ⁿ where n is not positive: scaled up by a constant, the exponents never leave the normal range, and one
 * multiplication scales back, rounding subnormals once.
 */
function scaleDown<V>(lanes: Lanes<V>, power: V, shifted: V): V {
  const scale = lanes.fromBits(lanes.shiftLeft(lanes.toBits(shifted), formatOf(lanes).mantissaBits));
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
  // 1 + r rounded, with what the rounding lost added to the small terms.
  const one = lanes.constant(1);
  const head = lanes.add(r, one);
  const lost = lanes.sub(r, lanes.sub(head, one));
  return scaleDown(lanes, lanes.add(lanes.add(bendOfExp(lanes, r), lost), head), shifted);
}
