import { allocate, type Dtype, type TypedArray } from "../dtype.js";
import { ValueError } from "../errors.js";
import type { Node } from "../graph/node.js";
import { pendingOrder } from "../graph/walk.js";
import type { Elementwise, Op, Operand, Reduction } from "../ops/define.js";
import { broadcastStrides, type Shape, sizeOf, stridesOf } from "../shape.js";
import { HostStorage } from "../storage.js";

/**
 * The reference: node by node, each operation by its definition, computed in double and rounded to the node's dtype
 * when stored. It fuses nothing and is the measure for whatever does.
 */
export function evaluateReference(outputs: readonly Node[]): void {
  const values = new Map<Node, TypedArray>();
  const lookUp = (node: Node): TypedArray => {
    const value = node.value?.array() ?? values.get(node);
    if (value === undefined) throw new Error(`internal: ${node.op.name} is used before it is computed`);
    return value;
  };
  for (const node of pendingOrder(outputs)) values.set(node, compute(node, lookUp));
  for (const output of outputs) output.settle(new HostStorage(lookUp(output)));
}

function compute(node: Node, lookUp: (node: Node) => TypedArray): TypedArray {
  const inputs = node.inputs.map((input) => ({
    data: lookUp(input),
    shape: input.shape,
    dtype: input.dtype,
  }));
  return computeNode(node.op, node.attributes, inputs, node);
}

/** The result of one operation on arrays. */
export function computeNode(
  op: Op,
  attributes: unknown,
  inputs: readonly Operand[],
  { shape, dtype }: { readonly shape: Shape; readonly dtype: Dtype },
): TypedArray {
  const [first] = inputs;
  const out = allocate(dtype, sizeOf(shape));
  switch (op.kind) {
    case "elementwise":
      elementwise(op, attributes, inputs, { data: out, shape, dtype });
      return out;
    case "reduction":
      if (first !== undefined) reduce(op, first, (attributes as { axes: number[] }).axes, out);
      return out;
    case "view": {
      if (first === undefined) return out;
      const maps = op.axisMap?.(first.shape, shape, attributes);
      if (maps === undefined) return first.data;
      const steps = stridesOf(first.shape);
      const offset = maps.reduce((sum, { axis, start }) => sum + start * (steps[axis] ?? 0), 0);
      const strides = maps.map(({ axis, step }) => step * (steps[axis] ?? 0));
      gatherStrided(first.data, shape, offset, strides, out);
      return out;
    }
    case "routine":
      op.evaluate(inputs, { data: out, shape, dtype }, attributes);
      return out;
    case "alias":
      return first?.data ?? out;
    case "source":
      for (let i = 0; i < out.length; i++) out[i] = op.evaluate?.(i) ?? 0;
      return out;
  }
}

function elementwise(
  op: Elementwise,
  attributes: unknown,
  inputs: readonly Operand[],
  output: Operand,
): void {
  const function_ = (inputs[0]?.dtype === "int32" && op.evaluateInt) || op.evaluate;
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
