import { isStructuralConstant } from "../compiler/translate.js";
import type { Node } from "../graph/node.js";
import { constant } from "../ops/constant.js";

/** A graph in words: structure, shapes and dtypes, but no values; and its nodes in the order of the words. */
export function describeGraph(outputs: readonly Node[]): {
  key: string;
  order: Node[];
  places: Map<Node, number>;
} {
  const places = new Map<Node, number>();
  const order: Node[] = [];
  let key = "";
  const stack: Node[] = [...outputs].reverse();
  for (let top = stack.at(-1); top !== undefined; top = stack.at(-1)) {
    if (places.has(top)) {
      stack.pop();
      continue;
    }
    const inputs = top.value === undefined ? top.inputs : [];
    let ready = true;
    for (let i = inputs.length - 1; i >= 0; i--) {
      const input = inputs[i] as Node;
      if (!places.has(input)) {
        stack.push(input);
        ready = false;
      }
    }
    if (!ready) continue;
    stack.pop();
    places.set(top, order.length);
    order.push(top);
    key += word(top, inputs, places);
  }
  for (const output of outputs) key += `>${places.get(output)}`;
  return { key, order, places };
}

function word(node: Node, inputs: readonly Node[], places: ReadonlyMap<Node, number>): string {
  const { op, shape, dtype, attributes } = node;
  if (node.value !== undefined) {
    if (isStructuralConstant(node)) return `#${attributes}${dtype};`;
    return `${op === constant ? "c" : "l"}${dtype}${shape};`;
  }
  let text = `${op.name}${dtype}(`;
  for (const input of inputs) text += `${places.get(input)},`;
  // Its shape is that of its operands, broadcast.
  if (op.kind === "elementwise") return `${text};`;
  text += `)${shape}`;
  if (op.kind === "alias" || attributes === undefined) return `${text};`;
  // Of the others, only routines have numbers that JSON would lose.
  return `${text}${JSON.stringify(attributes, op.kind === "routine" ? exactly : undefined)};`;
}

/** JSON has no NaN, no infinities and no −0. */
function exactly(_: string, value: unknown): unknown {
  const lost = typeof value === "number" && (!Number.isFinite(value) || Object.is(value, -0));
  return lost ? `${Object.is(value, -0) ? "-0" : value}` : value;
}
