import type { Lanes } from "./lanes.js";

const view = new DataView(new ArrayBuffer(8));

/** One lane, in plain numbers; integers of float64 are bigints in disguise, so values are either. */
type Scalar = number | bigint;

/** Runs expansions on numbers, rounded after each operation as the lanes round: what tests them without a target. */
export function interpreter(float: "float32" | "float64"): Lanes<Scalar> {
  const wide = float === "float64";
  const round = wide ? (x: number) => x : Math.fround;
  const n = (x: Scalar) => x as number;
  const int = (x: Scalar): Scalar =>
    wide ? BigInt.asIntN(64, BigInt(x)) : Number(BigInt.asIntN(32, BigInt(x)));
  const bool = (x: boolean): Scalar => int(x ? -1 : 0);
  const truthy = (x: Scalar) => x !== 0 && x !== 0n;
  const big = (x: Scalar) => BigInt(x);
  const lanes: Lanes<Scalar> = {
    float,
    constant: (value) => round(value),
    add: (a, b) => round(n(a) + n(b)),
    sub: (a, b) => round(n(a) - n(b)),
    mul: (a, b) => round(n(a) * n(b)),
    div: (a, b) => round(n(a) / n(b)),
    neg: (a) => -n(a),
    abs: (a) => Math.abs(n(a)),
    sqrt: (a) => round(Math.sqrt(n(a))),
    floor: (a) => Math.floor(n(a)),
    ceil: (a) => Math.ceil(n(a)),
    nearest: (a) => nearest(n(a)),
    lesser: (a, b) => (n(b) < n(a) ? b : a),
    greater: (a, b) => (n(a) < n(b) ? b : a),
    copySign: (a, b) => (Object.is(Math.sign(n(b)), -0) || n(b) < 0 ? -Math.abs(n(a)) : Math.abs(n(a))),
    equal: (a, b) => bool(a === b),
    notEqual: (a, b) => bool(a !== b),
    less: (a, b) => bool(a < b),
    lessEqual: (a, b) => bool(a <= b),
    and: (a, b) => bool(truthy(a) && truthy(b)),
    or: (a, b) => bool(truthy(a) || truthy(b)),
    not: (a) => bool(!truthy(a)),
    select: (mask, a, b) => (truthy(mask) ? a : b),
    toBits(a) {
      if (wide) {
        view.setFloat64(0, n(a));
        return view.getBigInt64(0);
      }
      view.setFloat32(0, n(a));
      return view.getInt32(0);
    },
    fromBits(a) {
      if (wide) {
        view.setBigInt64(0, big(a));
        return view.getFloat64(0);
      }
      view.setInt32(0, n(a));
      return view.getFloat32(0);
    },
    bits: (value) => int(value),
    addBits: (a, b) => int(big(a) + big(b)),
    subBits: (a, b) => int(big(a) - big(b)),
    andBits: (a, b) => int(big(a) & big(b)),
    orBits: (a, b) => int(big(a) | big(b)),
    xorBits: (a, b) => int(big(a) ^ big(b)),
    shiftLeft: (a, count) => int(big(a) << BigInt(count)),
    shiftRight: (a, count) => int(big(a) >> BigInt(count)),
    shiftRightZero: (a, count) => int(BigInt.asUintN(wide ? 64 : 32, big(a)) >> BigInt(count)),
    lessBits: (a, b) => bool(a < b),
    inDouble: (inputs, f) => round(n(f(wide ? lanes : interpreter("float64"), inputs))),
  };
  return lanes;
}

function nearest(x: number): number {
  const rounded = Math.round(x);
  const result = rounded - x === 0.5 && rounded % 2 !== 0 ? rounded - 1 : rounded;
  return result === 0 ? Math.sign(x) * 0 : result;
}
