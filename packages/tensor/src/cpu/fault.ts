import { internal } from "../errors.js";
import type { Node } from "../graph/node.js";
import { pendingOrder } from "../graph/walk.js";
import { compute } from "../ops/compute.js";

/**
 * Finds what made a guard in a kernel fail, and throws the error in the words of its operation: guards are tried one by
 * one, in order, over operands that `evaluate` computes.
 */
export function throwFault(outputs: readonly Node[], evaluate: (nodes: readonly Node[]) => void): never {
  for (const node of pendingOrder(outputs)) {
    const { op, attributes, inputs } = node;
    if (op.kind !== "elementwise" || op.fault === undefined) continue;
    evaluate(inputs.filter((input) => input.value === undefined));
    const operands = inputs.map(({ value, shape, dtype }) => ({
      data: (value ?? internal("an operand was not computed")).array(),
      shape,
      dtype,
    }));
    compute(op, attributes, operands, node);
  }
  return internal("a kernel found a fault, and no operation has one");
}
