import type { Lanes } from "../compiler/lanes.js";

/** What the bits of a float say: where the exponent starts, and how large it may be. */
interface Format {
  readonly width: number;
  readonly mantissaBits: number;
  readonly exponentBias: number;
  /** Added to a smaller whole number k, leaves k in the low bits of the sum: 1.5 · 2^mantissaBits. */
  readonly wholeShift: number;
  readonly signBit: bigint;
  readonly bitsOfOne: bigint;
  readonly bitsOfRootOfHalf: bigint;
  /** Keeps the upper half of the mantissa, whose square is exact. */
  readonly upperHalf: bigint;
  readonly largest: number;
  readonly smallestNormal: number;
}

function format(width: number, mantissaBits: number, bitsOfRootOfHalf: bigint): Format {
  const exponentBias = 2 ** (width - mantissaBits - 2) - 1;
  return {
    width,
    mantissaBits,
    exponentBias,
    wholeShift: 1.5 * 2 ** mantissaBits,
    signBit: -1n << BigInt(width - 1),
    bitsOfOne: BigInt(exponentBias) << BigInt(mantissaBits),
    bitsOfRootOfHalf,
    upperHalf: -1n << BigInt((mantissaBits >> 1) + 1),
    largest: (2 - 2 ** -mantissaBits) * 2 ** exponentBias,
    smallestNormal: 2 ** (1 - exponentBias),
  };
}

const formats = {
  float32: /* @__PURE__ */ format(32, 23, 0x3f3504f3n),
  float64: /* @__PURE__ */ format(64, 52, 0x3fe6a09e667f3bcdn),
};

export function formatOf(lanes: { readonly float: "float32" | "float64" }): Format {
  return formats[lanes.float];
}

/**
 * `c₀ + c₁x + c₂x² + …` as a polynomial in x² with coefficients c₀ + c₁x, c₂ + c₃x, …: as many operations as Horner's
 * rule, in chains half as long.
 */
export function polynomial<V>(lanes: Lanes<V>, coefficients: readonly number[], x: V): V {
  const squared = lanes.mul(x, x);
  let sum: V | undefined;
  for (let i = (coefficients.length - 1) & ~1; i >= 0; i -= 2) {
    const [even, odd] = coefficients.slice(i, i + 2);
    let pair = lanes.constant(even as number);
    if (odd !== undefined) pair = lanes.add(lanes.mul(lanes.constant(odd), x), pair);
    sum = sum === undefined ? pair : lanes.add(lanes.mul(sum, squared), pair);
  }
  return sum ?? lanes.constant(0);
}

/** The quotient of two polynomials, or one alone. */
export function ratio<V>(
  lanes: Lanes<V>,
  { top, bottom }: { readonly top: readonly number[]; readonly bottom?: readonly number[] },
  x: V,
): V {
  const above = polynomial(lanes, top, x);
  return bottom === undefined ? above : lanes.div(above, polynomial(lanes, bottom, x));
}

/** The bits of an exponent field. */
export function exponentField(lanes: { readonly float: "float32" | "float64" }, value: number): bigint {
  return BigInt(value) << BigInt(formatOf(lanes).mantissaBits);
}

/** The bits of x > 0; those of a subnormal number as if the exponent could go on below 0. */
export function extendedBits<V>(lanes: Lanes<V>, x: V): V {
  const { mantissaBits, bitsOfOne, smallestNormal } = formatOf(lanes);
  const subnormal = lanes.less(x, lanes.constant(smallestNormal));
  const lift = lanes.select(subnormal, lanes.bits(exponentField(lanes, mantissaBits)), lanes.bits(0));
  const normal = lanes.mul(x, lanes.fromBits(lanes.addBits(lanes.bits(bitsOfOne), lift)));
  return lanes.subBits(lanes.toBits(normal), lift);
}

/** In float64, where the target has it, and rounded once at the end. */
export function inDoubleIfPossible<V>(lanes: Lanes<V>, x: V, f: (wide: Lanes<V>, x: V) => V): V {
  return lanes.inDouble?.([x], (wide, [wideX]) => f(wide, wideX as V)) ?? f(lanes, x);
}

/** Between two limits; NaN stays. */
export function clamp<V>(lanes: Lanes<V>, x: V, low: number, high: number): V {
  return lanes.lesser(lanes.greater(x, lanes.constant(low)), lanes.constant(high));
}

/**
 * 2ⁿ as two factors of half the exponent: it may be subnormal or overflow where its product with what it scales does
 * not. Of a float whose low bits are n + 2·bias.
 */
export function powerOfTwo<V>(lanes: Lanes<V>, shifted: V): readonly [half: V, otherHalf: V] {
  const { mantissaBits } = formatOf(lanes);
  const bits = lanes.toBits(shifted);
  const half = lanes.shiftLeft(lanes.shiftRightZero(bits, 1), mantissaBits);
  const otherHalf = lanes.subBits(lanes.shiftLeft(bits, mantissaBits), half);
  return [lanes.fromBits(half), lanes.fromBits(otherHalf)];
}

/** `where` holds: value; elsewhere 0. */
export function only<V>(lanes: Lanes<V>, where: V, value: V): V {
  return lanes.select(where, value, lanes.constant(0));
}

/** `where` holds: NaN; elsewhere value. The NaN of all ones, which needs no blending. */
export function nanWhere<V>(lanes: Lanes<V>, where: V, value: V): V {
  return lanes.fromBits(lanes.select(where, lanes.bits(-1), lanes.toBits(value)));
}

/** A value that is not negative, or has the sign of x already, with the sign bit of x. */
export function withSignOf<V>(lanes: Lanes<V>, value: V, x: V): V {
  const sign = lanes.andBits(lanes.toBits(x), lanes.bits(formatOf(lanes).signBit));
  return lanes.fromBits(lanes.orBits(lanes.toBits(value), sign));
}

/** The upper half of a float's bits; the product of two such is exact. */
export function upperHalf<V>(lanes: Lanes<V>, x: V): V {
  return lanes.fromBits(lanes.andBits(lanes.toBits(x), lanes.bits(formatOf(lanes).upperHalf)));
}

/** A float as the sum of two that each have half its bits. */
export function split<V>(lanes: Lanes<V>, x: V): readonly [high: V, low: V] {
  const high = upperHalf(lanes, x);
  return [high, lanes.sub(x, high)];
}
