import { internal } from "../errors.js";
import { erf, erfc } from "../math/erf.js";
import { lgamma } from "../math/gamma.js";
import { cast } from "../ops/cast.js";
import type { Elementwise, Op, Operand, Routine } from "../ops/define.js";
import * as ops from "../ops/index.js";
import type { PadAttributes } from "../ops/pad.js";
import { sizeOf, stridesOf } from "../shape.js";

/** The operation with what it computes, in plain JavaScript. */
export function defined(op: Op): Op {
  if (op.kind === "elementwise") return { ...op, ...unaries.get(op), ...binaries.get(op), ...others.get(op) };
  return op.kind === "routine" ? { ...op, ...routines.get(op as Routine<never>) } : op;
}

/** The same for an elementwise operation, as a function. */
export function functionOf(op: Elementwise): (...operands: number[]) => number {
  const own = defined(op);
  return (own.kind === "elementwise" && own.evaluate) || internal(`${op.name} has no definition`);
}

type Unary = { evaluate(x: number): number };
type Binary = { evaluate(a: number, b: number): number; evaluateInt?(a: number, b: number): number };

/** In double; the caller rounds. */
const unaries = new Map<Elementwise, Unary>([
  [ops.abs, { evaluate: Math.abs }],
  [ops.atan, { evaluate: Math.atan }],
  [cast, { evaluate: (x) => x }],
  [ops.ceil, { evaluate: Math.ceil }],
  [ops.cos, { evaluate: Math.cos }],
  [ops.erf, { evaluate: erf }],
  [ops.erfc, { evaluate: erfc }],
  [ops.exp, { evaluate: Math.exp }],
  [ops.expm1, { evaluate: Math.expm1 }],
  [ops.floor, { evaluate: Math.floor }],
  [ops.lgamma, { evaluate: lgamma }],
  [ops.log, { evaluate: Math.log }],
  [ops.log1p, { evaluate: Math.log1p }],
  [ops.logCosh, { evaluate: logCosh }],
  [ops.logicalNot, { evaluate: (a) => (a ? 0 : 1) }],
  [ops.neg, { evaluate: (x) => -x }],
  [ops.notANumber, { evaluate: (x) => (Number.isNaN(x) ? 1 : 0) }],
  [ops.round, { evaluate: round }],
  [ops.sigmoid, { evaluate: sigmoid }],
  [ops.sin, { evaluate: Math.sin }],
  [ops.softplus, { evaluate: (x) => Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x))) }],
  [ops.sqrt, { evaluate: Math.sqrt }],
  [ops.tanh, { evaluate: Math.tanh }],
]);

const binaries = new Map<Elementwise, Binary>([
  [ops.add, { evaluate: (a, b) => a + b }],
  [ops.div, { evaluate: (a, b) => a / b }],
  [ops.equal, { evaluate: (a, b) => (a === b ? 1 : 0) }],
  [ops.logRatio, { evaluate: logRatio }],
  [ops.less, { evaluate: (a, b) => (a < b ? 1 : 0) }],
  [ops.lessEqual, { evaluate: (a, b) => (a <= b ? 1 : 0) }],
  [ops.logicalAnd, { evaluate: (a, b) => (a && b ? 1 : 0) }],
  [ops.logicalOr, { evaluate: (a, b) => (a || b ? 1 : 0) }],
  [ops.maximum, { evaluate: Math.max }],
  [ops.minimum, { evaluate: Math.min }],
  [ops.mul, { evaluate: (a, b) => a * b, evaluateInt: Math.imul }],
  [ops.pow, { evaluate: pow }],
  [ops.sub, { evaluate: (a, b) => a - b }],
  [ops.xlogy, { evaluate: (x, y) => (x === 0 && !Number.isNaN(y) ? 0 : x * Math.log(y)) }],
]);

const others = new Map<Elementwise, { evaluate(condition: number, a: number, b: number): number }>([
  [ops.where, { evaluate: (condition, a, b) => (condition ? a : b) }],
]);

const routines = new Map<Routine<never>, Pick<Routine<never>, "evaluate">>([
  [ops.concat, { evaluate: concat }],
  [ops.matmul, { evaluate: matmul }],
  [ops.pad, { evaluate: pad }],
]);

function logCosh(x: number): number {
  const size = Math.abs(x);
  // cosh x = 1 + 2 sinh²(x/2): near 0 the other form loses everything to cancellation.
  if (size < 1) return Math.log1p(2 * Math.sinh(size / 2) ** 2);
  return size + Math.log1p(Math.exp(-2 * size)) - Math.LN2;
}

function logRatio(p: number, q: number): number {
  if (0.5 * p <= q && 0.5 * q <= p && p < Number.POSITIVE_INFINITY) return Math.log1p((p - q) / q);
  const quotient = p / q;
  const safe = p > 0 && quotient > 1e-300 && quotient < 1e300;
  return safe ? Math.log(quotient) : Math.log(p) - Math.log(q);
}

function pow(a: number, b: number): number {
  // JavaScript alone says 1^∞, 1^NaN and (−1)^∞ are NaN; IEEE 754, C and NumPy say 1.
  return a === 1 || (a === -1 && Math.abs(b) === Number.POSITIVE_INFINITY) ? 1 : a ** b;
}

function round(x: number): number {
  const floor = Math.floor(x);
  const rest = x - floor;
  if (rest < 0.5) return x < 0 && floor === 0 ? -0 : floor;
  if (rest > 0.5 || floor % 2 !== 0) return x < 0 && floor === -1 ? -0 : floor + 1;
  // A half above an even number; NaN and ±∞ have a NaN rest and come here too.
  return Number.isFinite(x) ? floor : x;
}

function sigmoid(x: number): number {
  const e = Math.exp(-Math.abs(x));
  return (x < 0 ? e : 1) / (1 + e);
}

function concat(inputs: readonly Operand[], output: Operand, { axis }: { axis: number }): void {
  const rows = sizeOf(output.shape.slice(0, axis));
  const width = rows === 0 ? 0 : output.data.length / rows;
  let column = 0;
  for (const { data } of inputs) {
    const part = rows === 0 ? 0 : data.length / rows;
    for (let row = 0; row < rows; row++) {
      output.data.set(data.subarray(row * part, (row + 1) * part), row * width + column);
    }
    column += part;
  }
}

function matmul([a, b]: readonly Operand[], output: Operand): void {
  if (a === undefined || b === undefined) return;
  const [rows, inner] = a.shape.slice(-2) as [number, number];
  const columns = b.shape.at(-1) ?? 0;
  const line = new Float64Array(columns);
  const multiply = output.dtype === "int32" ? Math.imul : (x: number, y: number) => x * y;
  for (let row = 0; row < rows * sizeOf(output.shape.slice(0, -2)); row++) {
    const matrix = Math.floor(row / rows) * inner * columns;
    line.fill(0);
    for (let k = 0; k < inner; k++) {
      const factor = a.data[row * inner + k] as number;
      for (let column = 0; column < columns; column++) {
        const product = multiply(factor, b.data[matrix + k * columns + column] as number);
        line[column] = (line[column] as number) + product;
      }
    }
    output.data.set(line, row * columns);
  }
}

function pad([x]: readonly Operand[], output: Operand, { before, between, value }: PadAttributes): void {
  if (x === undefined) return;
  output.data.fill(value);
  const from = stridesOf(x.shape);
  const to = stridesOf(output.shape);
  for (let i = 0; i < sizeOf(x.shape); i++) {
    let position = 0;
    for (const [axis, length] of x.shape.entries()) {
      const index = Math.floor(i / (from[axis] ?? 1)) % length;
      position += ((before[axis] ?? 0) + index * ((between[axis] ?? 0) + 1)) * (to[axis] ?? 0);
    }
    output.data[position] = x.data[i] as number;
  }
}
