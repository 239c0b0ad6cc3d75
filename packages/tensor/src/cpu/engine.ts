import { acquiredBefore, releasedAfter } from "../compiler/plan.js";
import type { Explanation } from "../explain.js";
import { bindArguments } from "../graph/bind.js";
import type { Node } from "../graph/node.js";
import { elementSize } from "./arguments.js";
import { type Binding, KernelFault, prepare } from "./execute.js";
import { throwFault } from "./fault.js";
import { describeGraph } from "./graph-key.js";
import { Heap, HeapStorage } from "./heap.js";
import { makePlan, type Plan, type PlanBuffer } from "./plan.js";
import { ProgramCache } from "./programs.js";
import { Threads } from "./threads.js";

/** A plan, ready to run. */
export interface Program {
  readonly plan: Plan;
  readonly steps: readonly ((binding: Binding) => void)[];
  /** Before each step, the temporaries that it is the first to need; after it, those that nobody needs any more. */
  readonly acquired: readonly (readonly number[])[];
  readonly released: readonly (readonly number[])[];
}

export const heap = new Heap();
export const threads = new Threads(heap);
const programs = new ProgramCache<Program>(({ plan }) => {
  for (const step of plan.steps) if (step.kind === "kernel") heap.release(step.args, step.module.layout.size);
});

export function makeProgram(outputs: readonly Node[], places: ReadonlyMap<Node, number>): Program {
  const plan = makePlan(outputs, places, heap);
  const steps = prepare(plan, heap, threads);
  return { plan, steps, acquired: acquiredBefore(plan), released: releasedAfter(plan) };
}

/** What evaluating `outputs` would run. */
export function explainCompiled(outputs: readonly Node[]): Promise<Explanation> {
  const { key, places } = describeGraph(outputs);
  const { plan } = programs.get(key, () => makeProgram(outputs, places));
  return explainSteps(plan);
}

/** Loaded when it is first asked for, with the disassembler. */
export async function explainSteps(plan: Plan): Promise<Explanation> {
  const [{ explainPlan }, { disassemble }] = await Promise.all([
    import("../compiler/explain-plan.js"),
    import("./disassemble.js"),
  ]);
  return explainPlan(plan, ({ module }) => disassemble(module.bytes));
}

/** Compiles and runs what `outputs` need; graphs of one structure and shape are compiled once. */
export function evaluateCompiled(outputs: readonly Node[]): void {
  const { key, order, places } = describeGraph(outputs);
  const { plan, steps, acquired, released } = programs.get(key, () => makeProgram(outputs, places));
  const stored = new Map<number, HeapStorage>();
  const temporaries = new Map<number, number>();
  const release = (id: number): void => {
    const address = temporaries.get(id);
    if (address !== undefined) heap.release(address, bytesOf(plan.buffers[id] as PlanBuffer));
    temporaries.delete(id);
  };
  try {
    const addresses = plan.buffers.map((buffer, id) => {
      if (buffer.leaf >= 0) return residentAddress(order[buffer.leaf] as Node);
      if (!buffer.output) return 0;
      const storage = heap.array(buffer.dtype, buffer.size);
      stored.set(id, storage);
      return storage.address;
    });
    const scalars = plan.scalars.map((place) => order[place]?.attributes as number);
    for (const [i, step] of steps.entries()) {
      for (const id of acquired[i] ?? []) {
        const address = heap.allocate(bytesOf(plan.buffers[id] as PlanBuffer));
        addresses[id] = address;
        temporaries.set(id, address);
      }
      step({ addresses, scalars });
      for (const id of released[i] ?? []) release(id);
    }
  } catch (error) {
    // Copies, so that looking for the fault computes nothing that anybody sees.
    if (error instanceof KernelFault) throwFault(bindArguments(outputs, [], [], []), evaluateCompiled);
    throw error;
  } finally {
    for (const id of temporaries.keys()) release(id);
  }
  // Outputs that are one expression share one buffer.
  for (const [i, node] of outputs.entries()) node.settle(stored.get(plan.outputs[i] ?? -1) as HeapStorage);
}

export function bytesOf({ size, dtype }: PlanBuffer): number {
  return size * elementSize[dtype];
}

/** The address of a leaf's values, which move into the heap when they are first used. */
export function residentAddress(node: Node): number {
  const { value } = node;
  if (value instanceof HeapStorage) return value.address;
  if (value === undefined) throw new Error("internal: a leaf has no value");
  const array = value.array();
  const storage = heap.array(node.dtype, array.length, false);
  storage.array().set(array);
  storage.hold();
  storage.backend = value.backend;
  storage.copy = value.copy;
  node.value = storage;
  return storage.address;
}
