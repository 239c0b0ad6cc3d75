import { parameter } from "../ops/parameter.js";
import { HostStorage } from "../storage.js";
import { storedNode } from "./leaf.js";
import type { Node } from "./node.js";
import { topologicalOrder } from "./walk.js";

/** A traced graph over these arguments in place of its parameters; the graph itself stays as it was. */
export function bindArguments(
  outputs: readonly Node[],
  inputs: readonly Node[],
  given: readonly Node[],
  numbers: readonly number[],
): readonly Node[] {
  const order = topologicalOrder(outputs, (node) => node.value === undefined);
  const copies = new Map<Node, Node>();
  const copy = (node: Node): Node => copies.get(node) ?? node;
  for (const node of order) {
    if (node.op !== parameter) {
      copies.set(node, node.over(node.inputs.map(copy)));
      continue;
    }
    const number = (node.attributes as { number: number } | undefined)?.number;
    const argument = number === undefined ? given[inputs.indexOf(node)] : undefined;
    const scalar = new HostStorage(Float64Array.of(numbers[number ?? -1] ?? Number.NaN));
    copies.set(node, argument ?? storedNode(scalar, node.shape, node.dtype));
  }
  return outputs.map(copy);
}
