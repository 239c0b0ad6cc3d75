import { storedNode } from "../graph/leaf.js";
import type { Node } from "../graph/node.js";
import { topologicalOrder } from "../graph/walk.js";
import { parameter } from "../ops/parameter.js";
import { HostStorage } from "../storage.js";
import { evaluateReference } from "./evaluate.js";

/** The outputs of a traced graph for these arguments, by the reference; the graph stays as it was. */
export function evaluateWith(
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
  const results = outputs.map(copy);
  evaluateReference(results.filter((node) => node.value === undefined));
  return results;
}
