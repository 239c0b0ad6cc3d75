import type { Node } from "./graph/node.js";
import { topologicalOrder } from "./graph/walk.js";
import { constant } from "./ops/constant.js";
import { toCpu, toWebgpu } from "./ops/transfer.js";

/** Where values are computed. */
export type Backend = "cpu" | "webgpu";

/**
 * Where `nodes` are computed: on the GPU as soon as one operand is there, or is float16, which is nowhere else; on the CPU
 * what was moved there, and doubles, which a GPU does not have; the rest where `preferred` says.
 */
export function placeOf(nodes: readonly Node[], preferred: Backend): Backend {
  let place: Backend = nodes.some(({ dtype }) => dtype === "float64") ? "cpu" : preferred;
  const below = (node: Node) => (node.value === undefined && node.op !== toCpu ? node.inputs : []);
  for (const node of topologicalOrder(nodes, () => true, below)) {
    const { value, op, dtype, shape, attributes } = node;
    const moved = op === toWebgpu || dtype === "float16" ? "webgpu" : op === toCpu ? "cpu" : undefined;
    const here = value === undefined ? moved : value.backend;
    if (here === "webgpu") return "webgpu";
    // A number among the arguments of a compiled function has an index, and takes the dtype of what it meets.
    const isNumber =
      op === constant || (node.inputs.length === 0 && attributes !== undefined) || shape.length === 0;
    if (here === "cpu" || (dtype === "float64" && !isNumber)) place = "cpu";
  }
  return place;
}

/** Pending moves to the CPU below, the first ones first. */
export function transfersBelow(nodes: readonly Node[]): Node[] {
  return topologicalOrder(nodes, (node) => node.value === undefined).filter(({ op }) => op === toCpu);
}
