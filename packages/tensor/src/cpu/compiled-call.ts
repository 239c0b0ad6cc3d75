import type { CompiledFunction } from "../backend.js";
import { bindArguments } from "../graph/bind.js";
import { storedNode } from "../graph/leaf.js";
import type { Node } from "../graph/node.js";
import { parameter } from "../ops/parameter.js";
import {
  bytesOf,
  evaluateCompiled,
  explainSteps,
  heap,
  makeProgram,
  type Program,
  residentAddress,
} from "./engine.js";
import { KernelFault } from "./execute.js";
import { throwFault } from "./fault.js";
import { describeGraph } from "./graph-key.js";
import type { HeapStorage } from "./heap.js";
import type { PlanBuffer } from "./plan.js";

/** Compiles `outputs`, in which parameters stand for arguments: `inputs` for tensors, numbers by their index. */
export function compileOutputs(
  outputs: readonly Node[],
  inputs: readonly Node[],
  reuseOutputs: boolean,
): CompiledFunction {
  const { order, places } = describeGraph(outputs);
  const program = makeProgram(outputs, places);
  const { plan, steps } = program;
  // Leaves that are arguments change from call to call, the others were there when the function was traced.
  const fromArguments: { id: number; argument: number }[] = [];
  const captured: { id: number; node: Node }[] = [];
  for (const [id, { leaf }] of plan.buffers.entries()) {
    const node = order[leaf];
    if (node === undefined) continue;
    const argument = inputs.indexOf(node);
    if (argument >= 0) fromArguments.push({ id, argument });
    else captured.push({ id, node });
  }
  const results = [...new Set(plan.outputs)].map((id) => ({ id, buffer: plan.buffers[id] }));
  const scalarSources = plan.scalars.map((place) => order[place] as Node);
  const binding = {
    addresses: placeTemporaries(program),
    scalars: scalarSources.map((node) => Number(node.attributes)),
  };
  const fromNumbers = scalarSources.flatMap((node, slot) =>
    node.op === parameter ? [{ slot, number: (node.attributes as { number: number }).number }] : [],
  );
  const storages: HeapStorage[] = [];
  let kept: readonly Node[] | undefined;
  // With reused outputs, an argument may be a result of the last call: it is read from a copy while it is overwritten.
  const overwritten = new Set<number>();
  const copies = new Map<number, number>();
  const setAside = (id: number, address: number): number => {
    const bytes = bytesOf(plan.buffers[id] as PlanBuffer);
    const copy = copies.get(id) ?? heap.allocate(bytes);
    copies.set(id, copy);
    heap.copy(address, copy, bytes);
    return copy;
  };
  const bind = (given: readonly Node[], numbers: readonly number[]): void => {
    const { addresses, scalars } = binding;
    for (const { id, argument } of fromArguments) {
      const address = residentAddress(given[argument] as Node);
      addresses[id] = overwritten.has(address) ? setAside(id, address) : address;
    }
    for (const { id, node } of captured) addresses[id] = residentAddress(node);
    for (const { slot, number } of fromNumbers) scalars[slot] = numbers[number] as number;
  };
  const allocate = (): readonly Node[] => {
    for (const { id, buffer } of results) {
      if (buffer === undefined) continue;
      const storage = heap.array(buffer.dtype, buffer.size, !reuseOutputs);
      if (reuseOutputs) {
        storage.hold();
        overwritten.add(storage.address);
      }
      storages[id] = storage;
      binding.addresses[id] = storage.address;
    }
    return outputs.map(({ shape, dtype }, i) =>
      storedNode(storages[plan.outputs[i] ?? -1] as HeapStorage, shape, dtype),
    );
  };
  return {
    call(given, numbers) {
      bind(given, numbers);
      const nodes = kept ?? allocate();
      if (reuseOutputs) kept = nodes;
      try {
        for (const step of steps) step(binding);
      } catch (error) {
        if (error instanceof KernelFault)
          throwFault(bindArguments(outputs, inputs, given, numbers), evaluateCompiled);
        throw error;
      }
      return nodes;
    },
    explain: () => explainSteps(plan),
  };
}

/** Addresses of the temporaries, by buffer: one that is no longer needed makes place for another of its size. */
function placeTemporaries({ plan, steps, acquired, released }: Program): number[] {
  const addresses = plan.buffers.map(() => 0);
  const free = new Map<number, number[]>();
  for (const step of steps.keys()) {
    for (const id of acquired[step] ?? []) {
      const bytes = bytesOf(plan.buffers[id] as PlanBuffer);
      addresses[id] = free.get(bytes)?.pop() ?? heap.allocate(bytes);
    }
    for (const id of released[step] ?? []) {
      const bytes = bytesOf(plan.buffers[id] as PlanBuffer);
      free.set(bytes, [...(free.get(bytes) ?? []), addresses[id] ?? 0]);
    }
  }
  return addresses;
}
