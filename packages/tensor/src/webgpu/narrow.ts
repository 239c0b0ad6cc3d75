import { evaluateHere } from "../backend.js";
import { DtypeError } from "../errors.js";
import { constantNode, parameterNode } from "../graph/leaf.js";
import { Node } from "../graph/node.js";
import { topologicalOrder } from "../graph/walk.js";
import { constant } from "../ops/constant.js";
import { parameter } from "../ops/parameter.js";

/**
 * The same graph without float64, which WebGPU does not have. What becomes another dtype is computed on the CPU up to
 * there, and the arithmetic of plain numbers is done in float32; where doubles meet the GPU it is an error.
 */
export function narrow(outputs: readonly Node[]): readonly Node[] {
  const below = (node: Node) => (node.value === undefined ? node.inputs : []);
  const order = topologicalOrder(outputs, () => true, below);
  if (order.every(({ dtype }) => dtype !== "float64")) return outputs;
  const copies = new Map<Node, Node>();
  const numbers = new Set<Node>();
  for (const node of order) {
    if (isNumber(node, numbers)) numbers.add(node);
    if (node.dtype === "float64" && !numbers.has(node)) continue;
    const doubles = below(node).filter((input) => input.dtype === "float64" && !numbers.has(input));
    if (doubles.length > 0) {
      evaluateHere(node);
      if (node.value === undefined) throw noDoubles();
    }
    copies.set(node, copyOf(node, copies));
  }
  return outputs.map((node) => {
    if (node.dtype === "float64") throw noDoubles();
    return copies.get(node) ?? node;
  });
}

function noDoubles(): DtypeError {
  return new DtypeError(
    'WebGPU has no float64. Compute on the CPU, where it is: x.to("cpu") or await useBackend("cpu"); or in single ' +
      'precision: x.cast("float32").',
  );
}

/** In double, and computed from single numbers alone. */
function isNumber(node: Node, numbers: ReadonlySet<Node>): boolean {
  const { op, dtype, value, inputs, attributes } = node;
  if (dtype !== "float64") return false;
  if (value !== undefined) return op === constant;
  if (op === parameter) return attributes !== undefined;
  return inputs.length > 0 && inputs.every((input) => numbers.has(input) || input.op === constant);
}

function copyOf(node: Node, copies: ReadonlyMap<Node, Node>): Node {
  const { op, shape, attributes, value } = node;
  const dtype = node.dtype === "float64" ? "float32" : node.dtype;
  const inputs = value === undefined ? node.inputs.map((input) => copies.get(input) ?? input) : [];
  if (node.dtype === dtype && inputs.every((input, i) => input === node.inputs[i])) return node;
  if (value !== undefined) return constantNode(attributes as number, dtype);
  if (op === parameter) return parameterNode(shape, dtype, attributes as { number: number });
  return new Node({ op, inputs, attributes, shape, dtype });
}
