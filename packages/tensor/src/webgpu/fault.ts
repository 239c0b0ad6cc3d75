import { evaluateCompiled } from "../cpu/engine.js";
import { throwFault } from "../cpu/fault.js";
import { ValueError } from "../errors.js";
import { storedNode } from "../graph/leaf.js";
import type { Node } from "../graph/node.js";
import { topologicalOrder } from "../graph/walk.js";
import { HostStorage } from "../storage.js";
import type { Gpu } from "./device.js";
import { GpuStorage } from "./storage.js";

/** Throws what a guard found wrong, in the words of its operation, which the host finds over the same operands. */
export async function throwFaultOf(gpu: Gpu, outputs: readonly Node[]): Promise<void> {
  let onHost: readonly Node[];
  try {
    onHost = await broughtOver(gpu, outputs);
  } catch {
    throw new ValueError(
      "A value does not suit an operation on the GPU, an index out of range perhaps; what it was computed from is no longer there to say which.",
    );
  }
  throwFault(onHost, evaluateCompiled);
}

/** The same graph over copies of its leaves. */
async function broughtOver(gpu: Gpu, outputs: readonly Node[]): Promise<readonly Node[]> {
  const copies = new Map<Node, Node>();
  const below = (node: Node) => (node.value === undefined ? node.inputs : []);
  for (const node of topologicalOrder(outputs, () => true, below)) {
    const { value, shape, dtype } = node;
    if (value instanceof GpuStorage) {
      const values = await gpu.download(value.buffer, dtype, value.length);
      copies.set(node, storedNode(new HostStorage(values), shape, dtype));
    } else if (value === undefined)
      copies.set(node, node.over(node.inputs.map((input) => copies.get(input) ?? input)));
  }
  return outputs.map((node) => copies.get(node) ?? node);
}
