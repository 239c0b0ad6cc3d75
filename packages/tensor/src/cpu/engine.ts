import type { Node } from "../graph/node.js";
import { computeNode, evaluateReference } from "../reference/evaluate.js";
import { elementSize } from "./arguments.js";
import { describeGraph } from "./graph-key.js";
import { Heap, HeapStorage } from "./heap.js";
import { type KernelStep, makePlan, operand, type Plan } from "./plan.js";

const heap = new Heap();
const plans = new Map<string, Plan>();
let scratch = { address: 0, size: 0 };
let partials = { address: 0, size: 0 };

/** Compiles and runs what `outputs` need; graphs of one structure and shape are compiled once. */
export function evaluateCompiled(outputs: readonly Node[]): void {
  const { key, order, places } = describeGraph(outputs);
  let plan = plans.get(key);
  if (plan === undefined) {
    plan = makePlan(outputs, places, heap);
    plans.set(key, plan);
  }
  run(plan, outputs, order);
}

function run(plan: Plan, outputs: readonly Node[], order: readonly Node[]): void {
  const stored = new Map<number, HeapStorage>();
  const addresses = plan.buffers.map((buffer, id) => {
    if (buffer.leaf >= 0) return residentAddress(order[buffer.leaf] as Node);
    if (!buffer.output) return heap.allocate(buffer.size * elementSize[buffer.dtype]);
    const storage = heap.array(buffer.dtype, buffer.size);
    stored.set(id, storage);
    return storage.address;
  });
  const scalars = plan.scalars.map((place) => order[place]?.attributes as number);
  for (const [i, step] of plan.steps.entries()) {
    if (step.kind === "kernel") {
      const fault = runKernel(step, addresses, scalars);
      // The reference walks the same graph and says what is wrong, in the words of the operation.
      if (fault) {
        evaluateReference(outputs);
        throw new Error("internal: a kernel found a fault that the reference does not");
      }
    } else {
      const inputs = step.inputs.map((input) => operand(heap, addresses, input));
      const output = operand(heap, addresses, step.output);
      output.data.fill(0);
      output.data.set(computeNode(step.op, step.attributes, inputs, step.output));
    }
    for (const [id, buffer] of plan.buffers.entries()) {
      if (buffer.last === i && buffer.leaf < 0 && !buffer.output) {
        heap.release(addresses[id] as number, buffer.size * elementSize[buffer.dtype]);
      }
    }
  }
  // Outputs that are one expression share one buffer.
  for (const [i, node] of outputs.entries()) node.settle(stored.get(plan.outputs[i] ?? -1) as HeapStorage);
}

/** The address of a leaf's values, which move into the heap when they are first used. */
function residentAddress(node: Node): number {
  const { value } = node;
  if (value instanceof HeapStorage) return value.address;
  if (value === undefined) throw new Error("internal: a leaf has no value");
  const array = value.array();
  const storage = heap.array(node.dtype, array.length);
  storage.array().set(array);
  node.value = storage;
  return storage.address;
}

function runKernel(step: KernelStep, addresses: readonly number[], scalars: readonly number[]): boolean {
  const { kernel, module, args, units, unitsPerChunk } = step;
  const { layout } = module;
  const chunks = module.finish === undefined ? 1 : Math.ceil(units / unitsPerChunk);
  scratch = atLeast(scratch, step.scratchSize);
  partials = atLeast(partials, chunks * module.partialSize);
  const { words, data } = heap;
  for (const [i, access] of kernel.accesses.entries()) {
    if (access.buffer < 0) continue;
    const size = elementSize[access.dtype];
    words[(args + (layout.accesses[i]?.pointer ?? 0)) >> 2] =
      (addresses[access.buffer] ?? 0) + access.offset * size;
  }
  for (const [i, { slot, dtype }] of kernel.scalars.entries()) {
    const at = args + (layout.scalars[i] ?? 0);
    const value = scalars[slot] ?? 0;
    if (dtype === "float64") data.setFloat64(at, value, true);
    else if (dtype === "float32") data.setFloat32(at, value, true);
    else data.setInt32(at, value, true);
  }
  if (module.finish === undefined) module.body(args, 0, units, partials.address, scratch.address);
  else {
    for (let chunk = 0; chunk < chunks; chunk++) {
      const begin = chunk * unitsPerChunk;
      module.body(
        args,
        begin,
        Math.min(units, begin + unitsPerChunk),
        partials.address + chunk * module.partialSize,
        scratch.address,
      );
    }
    module.finish(args, partials.address, chunks);
  }
  if (!step.guarded) return false;
  const fault = (args + layout.fault) >> 2;
  const found = heap.words[fault] !== 0;
  heap.words[fault] = 0;
  return found;
}

function atLeast(piece: { address: number; size: number }, size: number): { address: number; size: number } {
  if (piece.size >= size && piece.address > 0) return piece;
  if (piece.address > 0) heap.release(piece.address, piece.size);
  const larger = Math.max(1024, size * 2);
  return { address: heap.allocate(larger), size: larger };
}
