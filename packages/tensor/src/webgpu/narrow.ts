import { DtypeError } from "../errors.js";
import { constantNode, parameterNode } from "../graph/leaf.js";
import { Node } from "../graph/node.js";
import { topologicalOrder } from "../graph/walk.js";
import { constant } from "../ops/constant.js";
import { parameter } from "../ops/parameter.js";

const remedy =
  'WebGPU has no float64. Compute on the CPU, where it is: x.to("cpu") or await useBackend("cpu"); or in single precision: x.cast("float32").';

/**
 * The same graph without float64, which WebGPU does not have: the arithmetic of plain numbers is done in float32. An
 * array of doubles is refused.
 */
export function narrow(outputs: readonly Node[]): readonly Node[] {
  const order = topologicalOrder(
    outputs,
    () => true,
    (node) => (node.value === undefined ? node.inputs : []),
  );
  if (order.every(({ dtype }) => dtype !== "float64")) return outputs;
  if (outputs.some(({ dtype }) => dtype === "float64")) throw new DtypeError(remedy);
  const copies = new Map<Node, Node>();
  for (const node of order) copies.set(node, copyOf(node, copies));
  return outputs.map((node) => copies.get(node) ?? node);
}

function copyOf(node: Node, copies: ReadonlyMap<Node, Node>): Node {
  const { op, shape, attributes } = node;
  const dtype = node.dtype === "float64" ? "float32" : node.dtype;
  if (node.value !== undefined) {
    if (node.dtype === dtype) return node;
    if (op === constant) return constantNode(attributes as number, dtype);
    throw new DtypeError(remedy);
  }
  if (op === parameter) {
    if (node.dtype === dtype) return node;
    if (attributes === undefined) throw new DtypeError(remedy);
    return parameterNode(shape, dtype, attributes as { number: number });
  }
  const inputs = node.inputs.map((input) => copies.get(input) ?? input);
  if (node.dtype === dtype && inputs.every((input, i) => input === node.inputs[i])) return node;
  return new Node({ op, inputs, attributes, shape, dtype });
}
