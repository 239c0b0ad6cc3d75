import { allocate, type Dtype, type TypedArray } from "../dtype.js";
import type { Node } from "../graph/node.js";
import { pendingOrder } from "../graph/walk.js";
import { compute, gatherStrided } from "../ops/compute.js";
import type { Op, Operand } from "../ops/define.js";
import { type Shape, sizeOf, stridesOf } from "../shape.js";
import { HostStorage } from "../storage.js";
import { defined } from "./definitions.js";

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
  for (const node of pendingOrder(outputs)) {
    const inputs = node.inputs.map((input) => ({
      data: lookUp(input),
      shape: input.shape,
      dtype: input.dtype,
    }));
    values.set(node, computeNode(node.op, node.attributes, inputs, node));
  }
  for (const output of outputs) output.settle(new HostStorage(lookUp(output)));
}

/** The result of one operation of any kind on arrays. */
export function computeNode(
  op: Op,
  attributes: unknown,
  inputs: readonly Operand[],
  { shape, dtype }: { readonly shape: Shape; readonly dtype: Dtype },
): TypedArray {
  const [first] = inputs;
  switch (op.kind) {
    case "elementwise":
    case "reduction":
    case "routine":
      return compute(defined(op), attributes, inputs, { shape, dtype });
    case "view": {
      const out = allocate(dtype, sizeOf(shape));
      if (first === undefined) return out;
      const maps = op.axisMap?.(first.shape, shape, attributes);
      if (maps === undefined) return first.data;
      const steps = stridesOf(first.shape);
      const offset = maps.reduce((sum, { axis, start }) => sum + start * (steps[axis] ?? 0), 0);
      const strides = maps.map(({ axis, step }) => step * (steps[axis] ?? 0));
      gatherStrided(first.data, shape, offset, strides, out);
      return out;
    }
    case "alias":
      return first?.data ?? allocate(dtype, 0);
    case "source":
      return allocate(dtype, sizeOf(shape)).map((_, i) => op.evaluate?.(i) ?? 0);
  }
}
