import type { Lanes } from "./lanes.js";

const view = new DataView(new ArrayBuffer(8));

/** One lane, in plain numbers; the integers of float64 are bigints in disguise. */
type Scalar = number | bigint;

/** Runs expansions on numbers, rounded after each operation as the lanes round: what tests them without a target. */
export function interpreter(float: "float32" | "float64"): Lanes<Scalar> {
  return float === "float32" ? narrow : wide;
}

const n = (x: Scalar) => x as number;
const big = (x: Scalar) => x as bigint;

function floats(round: (x: number) => number, bool: (x: boolean) => Scalar) {
  const truthy = (x: Scalar) => x !== 0 && x !== 0n;
  return {
    constant: (value: number): Scalar => round(value),
    add: (a: Scalar, b: Scalar): Scalar => round(n(a) + n(b)),
    sub: (a: Scalar, b: Scalar): Scalar => round(n(a) - n(b)),
    mul: (a: Scalar, b: Scalar): Scalar => round(n(a) * n(b)),
    div: (a: Scalar, b: Scalar): Scalar => round(n(a) / n(b)),
    neg: (a: Scalar): Scalar => -n(a),
    abs: (a: Scalar): Scalar => Math.abs(n(a)),
    sqrt: (a: Scalar): Scalar => round(Math.sqrt(n(a))),
    floor: (a: Scalar): Scalar => Math.floor(n(a)),
    ceil: (a: Scalar): Scalar => Math.ceil(n(a)),
    nearest: (a: Scalar): Scalar => nearest(n(a)),
    lesser: (a: Scalar, b: Scalar): Scalar => (n(b) < n(a) ? b : a),
    greater: (a: Scalar, b: Scalar): Scalar => (n(a) < n(b) ? b : a),
    copySign: (a: Scalar, b: Scalar): Scalar =>
      n(b) < 0 || Object.is(b, -0) ? -Math.abs(n(a)) : Math.abs(n(a)),
    equal: (a: Scalar, b: Scalar): Scalar => bool(a === b),
    notEqual: (a: Scalar, b: Scalar): Scalar => bool(a !== b),
    less: (a: Scalar, b: Scalar): Scalar => bool(a < b),
    lessEqual: (a: Scalar, b: Scalar): Scalar => bool(a <= b),
    and: (a: Scalar, b: Scalar): Scalar => bool(truthy(a) && truthy(b)),
    or: (a: Scalar, b: Scalar): Scalar => bool(truthy(a) || truthy(b)),
    not: (a: Scalar): Scalar => bool(!truthy(a)),
    select: (mask: Scalar, a: Scalar, b: Scalar): Scalar => (truthy(mask) ? a : b),
    lessBits: (a: Scalar, b: Scalar): Scalar => bool(a < b),
  };
}

const int64 = (x: bigint): Scalar => BigInt.asIntN(64, x);

const wide: Lanes<Scalar> = {
  float: "float64",
  ...floats(
    (x) => x,
    (x) => (x ? -1n : 0n),
  ),
  toBits(a) {
    view.setFloat64(0, n(a));
    return view.getBigInt64(0);
  },
  fromBits(a) {
    view.setBigInt64(0, big(a));
    return view.getFloat64(0);
  },
  bits: (value) => int64(BigInt(value)),
  addBits: (a, b) => int64(big(a) + big(b)),
  subBits: (a, b) => int64(big(a) - big(b)),
  andBits: (a, b) => big(a) & big(b),
  orBits: (a, b) => big(a) | big(b),
  xorBits: (a, b) => big(a) ^ big(b),
  shiftLeft: (a, count) => int64(big(a) << BigInt(count)),
  shiftRight: (a, count) => big(a) >> BigInt(count),
  shiftRightZero: (a, count) => int64(BigInt.asUintN(64, big(a)) >> BigInt(count)),
  inDouble: (inputs, f) => f(wide, inputs),
};

const narrow: Lanes<Scalar> = {
  float: "float32",
  ...floats(Math.fround, (x) => (x ? -1 : 0)),
  toBits(a) {
    view.setFloat32(0, n(a));
    return view.getInt32(0);
  },
  fromBits(a) {
    view.setInt32(0, n(a));
    return view.getFloat32(0);
  },
  bits: (value) => Number(BigInt.asIntN(32, BigInt(value))),
  addBits: (a, b) => (n(a) + n(b)) | 0,
  subBits: (a, b) => (n(a) - n(b)) | 0,
  andBits: (a, b) => n(a) & n(b),
  orBits: (a, b) => n(a) | n(b),
  xorBits: (a, b) => n(a) ^ n(b),
  shiftLeft: (a, count) => n(a) << count,
  shiftRight: (a, count) => n(a) >> count,
  shiftRightZero: (a, count) => (n(a) >>> count) | 0,
  inDouble: (inputs, f) => Math.fround(n(f(wide, inputs))),
};

function nearest(x: number): number {
  const rounded = Math.round(x);
  const result = rounded - x === 0.5 && rounded % 2 !== 0 ? rounded - 1 : rounded;
  return result === 0 ? Math.sign(x) * 0 : result;
}
