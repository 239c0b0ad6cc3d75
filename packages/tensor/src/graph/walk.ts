import type { Node } from "./node.js";

/** Every node below `outputs` for which `enter` holds, inputs before users. Not recursive: graphs may be deep. */
export function topologicalOrder(
  outputs: readonly Node[],
  enter: (node: Node) => boolean,
  inputsOf: (node: Node) => readonly Node[] = (node) => node.inputs,
): Node[] {
  const order: Node[] = [];
  const seen = new Set<Node>();
  const stack: { node: Node; next: number }[] = [];
  for (const output of outputs) {
    if (!seen.has(output) && enter(output)) {
      seen.add(output);
      stack.push({ node: output, next: 0 });
    }
    for (let top = stack.at(-1); top !== undefined; top = stack.at(-1)) {
      const input = inputsOf(top.node)[top.next++];
      if (input === undefined) {
        order.push(top.node);
        stack.pop();
      } else if (!seen.has(input) && enter(input)) {
        seen.add(input);
        stack.push({ node: input, next: 0 });
      }
    }
  }
  return order;
}

/** The nodes that must be computed before `outputs` have values. */
export function pendingOrder(outputs: readonly Node[]): Node[] {
  return topologicalOrder(outputs, (node) => node.value === undefined);
}
