import type { Kernel } from "../compiler/kernel.js";
import type { Dtype } from "../dtype.js";
import { compute } from "../ops/compute.js";
import type { Op } from "../ops/define.js";
import { matmul } from "../ops/matmul.js";
import { elementSize } from "./arguments.js";
import type { Heap } from "./heap.js";
import { prepareMatmul } from "./matmul.js";
import { type KernelStep, operand, type Plan, type RoutineStep } from "./plan.js";
import type { Threads } from "./threads.js";

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
export function prepare(plan: Plan, heap: Heap, threads: Threads): readonly Run[] {
  return plan.steps.map((step) =>
    step.kind === "kernel" ? prepareKernel(step, heap, threads) : prepareRoutine(step, heap, threads),
  );
}

/** Routines that have code of their own; the others are computed by their definition, in JavaScript. */
const native = new Map<Op, typeof prepareMatmul>([[matmul, prepareMatmul]]);

function prepareRoutine(step: RoutineStep, heap: Heap, threads: Threads): Run {
  const prepareNative = native.get(step.op);
  if (prepareNative !== undefined) return prepareNative(step, heap, threads);
  return ({ addresses }) => {
    const inputs = step.inputs.map((input) => operand(heap, addresses, input));
    // Computed first: the memory may grow meanwhile, and leave views of the old one behind.
    const result = compute(step.op, step.attributes, inputs, step.output);
    operand(heap, addresses, step.output).data.set(result);
  };
}

/** Roughly how many microseconds a kernel takes on one thread: its vector instructions, at what they take on average. */
function estimate({ block, levels, rows, columns, lanes }: Kernel): number {
  const instructions = block.instructions.filter(
    ({ op }, i) => op !== "constant" && levels[i]?.kind === "element",
  ).length;
  const elements = [...rows, ...columns].reduce((product, length) => product * length, 1);
  return (elements / lanes) * instructions * 1.5e-4;
}

/** Thrown by a kernel whose guard found a fault. */
export class KernelFault extends Error {}

function prepareKernel(step: KernelStep, heap: Heap, threads: Threads): Run {
  const { kernel, module, args, units, unitsPerChunk, scratchSize } = step;
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
  const chunks = Math.ceil(units / unitsPerChunk);
  const cost = chunks > 1 ? estimate(kernel) : 0;
  const fault = (args + layout.fault) >> 2;
  return ({ addresses, scalars }) => {
    const hands = cost > threads.worthSharing ? threads.ready() : 1;
    const work = scratchSize > 0 ? reserve(heap, scratch, scratchSize * hands) : 0;
    const parts = finish === undefined ? 0 : reserve(heap, partials, chunks * partialSize);
    const { words } = heap;
    for (const { word, buffer, offset } of pointers) words[word] = (addresses[buffer] as number) + offset;
    for (const { at, slot, dtype } of numbers) writeNumber(heap, at, dtype, scalars[slot] as number);
    const shared =
      hands > 1 &&
      threads.run(
        { code: module, args, units, unitsPerChunk, partials: parts, partialSize, scratchSize },
        work,
      );
    if (shared) finish?.(args, parts, chunks);
    else if (finish === undefined) body(args, 0, units, 0, work);
    else {
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
