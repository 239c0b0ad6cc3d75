import type { Dtype } from "../dtype.js";
import { computeNode } from "../reference/evaluate.js";
import { elementSize } from "./arguments.js";
import type { Heap } from "./heap.js";
import { type KernelStep, operand, type Plan, type RoutineStep } from "./plan.js";

/** Where the buffers of a plan lie, and its numbers. */
export interface Binding {
  readonly addresses: number[];
  readonly scalars: number[];
}

type Run = (binding: Binding) => void;

/** Memory that kernels use while they run, and nobody afterwards. */
interface Workspace {
  address: number;
  size: number;
}

const scratch: Workspace = { address: 0, size: 0 };
const partials: Workspace = { address: 0, size: 0 };

function reserve(heap: Heap, workspace: Workspace, size: number): number {
  if (workspace.size < size) {
    if (workspace.size > 0) heap.release(workspace.address, workspace.size);
    workspace.size = 2 * size;
    workspace.address = heap.allocate(workspace.size);
  }
  return workspace.address;
}

/** A plan's steps as functions, with everything looked up that can be. */
export function prepare(plan: Plan, heap: Heap): readonly Run[] {
  return plan.steps.map((step) =>
    step.kind === "kernel" ? prepareKernel(step, heap) : prepareRoutine(step, heap),
  );
}

function prepareRoutine(step: RoutineStep, heap: Heap): Run {
  return ({ addresses }) => {
    const inputs = step.inputs.map((input) => operand(heap, addresses, input));
    operand(heap, addresses, step.output).data.set(
      computeNode(step.op, step.attributes, inputs, step.output),
    );
  };
}

/** Thrown by a kernel whose guard found a fault: the reference then says which. */
export class KernelFault extends Error {}

function prepareKernel(step: KernelStep, heap: Heap): Run {
  const { kernel, module, args, units, unitsPerChunk } = step;
  const { layout, body, finish, partialSize } = module;
  const pointers = kernel.accesses.flatMap(({ buffer, offset, dtype }, i) =>
    buffer < 0
      ? []
      : [
          {
            word: (args + (layout.accesses[i]?.pointer ?? 0)) >> 2,
            buffer,
            offset: offset * elementSize[dtype],
          },
        ],
  );
  const numbers = kernel.scalars.map(({ slot, dtype }, i) => ({
    at: args + (layout.scalars[i] ?? 0),
    slot,
    dtype,
  }));
  const chunks = finish === undefined ? 1 : Math.ceil(units / unitsPerChunk);
  const fault = (args + layout.fault) >> 2;
  return ({ addresses, scalars }) => {
    const work = step.scratchSize > 0 ? reserve(heap, scratch, step.scratchSize) : 0;
    const parts = finish === undefined ? 0 : reserve(heap, partials, chunks * partialSize);
    const { words } = heap;
    for (const { word, buffer, offset } of pointers) words[word] = (addresses[buffer] as number) + offset;
    for (const { at, slot, dtype } of numbers) writeNumber(heap, at, dtype, scalars[slot] as number);
    if (finish === undefined) body(args, 0, units, 0, work);
    else if (chunks === 1) {
      body(args, 0, units, parts, work);
      finish(args, parts, 1);
    } else {
      for (let chunk = 0; chunk < chunks; chunk++) {
        const begin = chunk * unitsPerChunk;
        body(args, begin, Math.min(units, begin + unitsPerChunk), parts + chunk * partialSize, work);
      }
      finish(args, parts, chunks);
    }
    if (step.guarded && heap.words[fault] !== 0) {
      heap.words[fault] = 0;
      throw new KernelFault();
    }
  };
}

function writeNumber(heap: Heap, at: number, dtype: Dtype, value: number): void {
  if (dtype === "float64") heap.data.setFloat64(at, value, true);
  else if (dtype === "float32") heap.data.setFloat32(at, value, true);
  else heap.data.setInt32(at, value, true);
}
