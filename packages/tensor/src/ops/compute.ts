import { allocate, type Dtype, type TypedArray } from "../dtype.js";
import { internal, ValueError } from "../errors.js";
import { broadcastStrides, type Shape, sizeOf, stridesOf } from "../shape.js";
import type { Elementwise, Op, Operand, Reduction } from "./define.js";

/**
 * The result of one operation that computes something, by its definition on arrays: in double, and rounded to the dtype
 * when stored.
 */
export function compute(
  op: Op,
  attributes: unknown,
  inputs: readonly Operand[],
  { shape, dtype }: { readonly shape: Shape; readonly dtype: Dtype },
): TypedArray {
  const out = allocate(dtype, sizeOf(shape));
  const [first] = inputs;
  if (op.kind === "elementwise") elementwise(op, attributes, inputs, { data: out, shape, dtype });
  else if (op.kind === "routine")
    (op.evaluate ?? undefinedHere(op))(inputs, { data: out, shape, dtype }, attributes);
  else if (op.kind === "reduction" && first !== undefined)
    reduce(op, first, (attributes as { axes: number[] }).axes, out);
  else undefinedHere(op);
  return out;
}

function undefinedHere({ name }: Op): never {
  return internal(`${name} computes nothing`);
}

function elementwise(
  op: Elementwise,
  attributes: unknown,
  inputs: readonly Operand[],
  output: Operand,
): void {
  const toInteger = op.conversion === true && output.dtype === "int32";
  const own = (inputs[0]?.dtype === "int32" && op.evaluateInt) || (op.evaluate ?? undefinedHere(op));
  const function_ = toInteger ? saturate : own;
  // Operands of the output's own shape are read as they lie; the others are stretched first.
  const [a, b, c] = inputs.map(({ data, shape }) => {
    if (data.length === output.data.length) return data;
    const stretched = data.slice(0, 0).constructor as new (size: number) => TypedArray;
    const copy = new stretched(output.data.length);
    gatherStrided(data, output.shape, 0, broadcastStrides(shape, output.shape), copy);
    return copy;
  });
  const out = output.data;
  if (a === undefined) return;
  for (let i = 0; op.fault !== undefined && i < out.length; i++) {
    const operands = [a, b, c].filter((x) => x !== undefined).map((x) => x[i] as number);
    if (op.fault.test(...operands)) throw new ValueError(op.fault.message(attributes, ...operands));
  }
  for (let i = 0; i < out.length; i++) {
    if (b === undefined) out[i] = function_(a[i] as number);
    else if (c === undefined) out[i] = function_(a[i] as number, b[i] as number);
    else out[i] = function_(a[i] as number, b[i] as number, c[i] as number);
  }
}

/** A float that is no int32 becomes the nearest one; storing it drops the fraction, and makes 0 of NaN. */
function saturate(x: number): number {
  return Math.min(2 ** 31 - 1, Math.max(-(2 ** 31), x));
}

function reduce(op: Reduction, input: Operand, axes: readonly number[], out: TypedArray): void {
  const kept = input.shape.map((_, axis) => axis).filter((axis) => !axes.includes(axis));
  // Reduced axes last: each run of `count` values is then one result.
  const order = [...kept, ...axes];
  const shape = order.map((axis) => input.shape[axis] ?? 1);
  const strides = stridesOf(input.shape);
  const lanes = new Float64Array(sizeOf(shape));
  const steps = order.map((axis) => strides[axis] ?? 0);
  gatherStrided(input.data, shape, 0, steps, lanes);
  const count = sizeOf(axes.map((axis) => input.shape[axis] ?? 1));
  const function_ = (input.dtype === "int32" && op.evaluateInt) || op.evaluate;
  for (let i = 0; i < out.length; i++) out[i] = function_(lanes.subarray(i * count, (i + 1) * count));
}

/** Copies a strided region to row-major order. */
export function gatherStrided(
  data: TypedArray,
  shape: Shape,
  offset: number,
  strides: readonly number[],
  out: TypedArray,
): void {
  let position = 0;
  const walk = (axis: number, from: number): void => {
    const length = shape[axis] ?? 1;
    const stride = strides[axis] ?? 0;
    const innermost = axis >= shape.length - 1;
    for (let i = 0; i < length; i++) {
      if (innermost) out[position++] = data[from + i * stride] as number;
      else walk(axis + 1, from + i * stride);
    }
  };
  if (out.length > 0) walk(0, offset);
}
