import type { Access, Kernel } from "../compiler/kernel.js";
import type { Buffer } from "../compiler/refs.js";
import { schedule } from "../compiler/schedule.js";
import { Translator } from "../compiler/translate.js";
import type { Dtype } from "../dtype.js";
import type { Node } from "../graph/node.js";
import { type Shape, sizeOf } from "../shape.js";
import { accessSize } from "./arguments.js";
import type { Heap } from "./heap.js";
import { type KernelModule, moduleFor } from "./module.js";
import { chunkSize, isFlat, unitCount } from "./units.js";

/** A graph, compiled: for any other of the same structure and shapes it runs again with other leaves and numbers. */
export interface Plan {
  readonly steps: readonly PlanStep[];
  readonly buffers: readonly PlanBuffer[];
  /** For each output, the buffer that holds it. */
  readonly outputs: readonly number[];
  /** Places of numbers in the walk of the graph. */
  readonly scalars: readonly number[];
}

export interface PlanBuffer {
  readonly dtype: Dtype;
  readonly shape: Shape;
  readonly size: number;
  /** Place in the walk whose value this is, or −1. */
  readonly leaf: number;
  /** Whether an output is read from it. */
  readonly output: boolean;
  /** The step after which nobody reads it. */
  readonly last: number;
}

export type PlanStep = KernelStep | RoutineStep;

export interface KernelStep {
  readonly kind: "kernel";
  readonly kernel: Kernel;
  readonly module: KernelModule;
  /** The block of arguments, all but pointers and numbers filled in. */
  readonly args: number;
  readonly units: number;
  readonly unitsPerChunk: number;
  readonly scratchSize: number;
  readonly guarded: boolean;
}

export interface RoutineStep {
  readonly kind: "routine";
  readonly op: Node["op"];
  readonly attributes: unknown;
  readonly inputs: readonly (RoutineOperand & { offset: number; strides: readonly number[] })[];
  readonly output: RoutineOperand;
}

interface RoutineOperand {
  readonly buffer: number;
  readonly dtype: Dtype;
  readonly shape: readonly number[];
}

/** Compiles `outputs`; `places` numbers the nodes of the walk. */
export function makePlan(outputs: readonly Node[], places: ReadonlyMap<Node, number>, heap: Heap): Plan {
  const translator = new Translator();
  const stored = outputs.map((node) => translator.output(node));
  const steps = schedule(translator).map((step): PlanStep => {
    if (step.kind === "kernel") return kernelStep(step.kernel, heap);
    const { node, inputs, buffer } = step.task;
    const shown = ({ id, dtype, shape }: Buffer) => ({ buffer: id, dtype, shape });
    return {
      kind: "routine",
      op: node.op,
      attributes: node.attributes,
      inputs: inputs.map((input) => ({ ...shown(input), offset: input.offset, strides: input.strides })),
      output: shown(buffer),
    };
  });
  const place = (node: Node) => places.get(node) ?? -1;
  const last = new Map(steps.flatMap((step, i) => touched(step).map((buffer) => [buffer, i] as const)));
  const buffers = translator.buffers.map(({ dtype, shape, leaf, id }) => ({
    dtype,
    shape,
    size: sizeOf(shape),
    leaf: leaf === undefined ? -1 : place(leaf),
    output: stored.some((buffer) => buffer.id === id),
    last: last.get(id) ?? -1,
  }));
  return { steps, buffers, outputs: stored.map(({ id }) => id), scalars: translator.scalars.map(place) };
}

/** The buffers that a step reads or writes. */
function touched(step: PlanStep): readonly number[] {
  const { kind } = step;
  const uses = kind === "routine" ? [step.output, ...step.inputs] : step.kernel.accesses;
  return uses.map(({ buffer }) => buffer);
}

function kernelStep(kernel: Kernel, heap: Heap): KernelStep {
  const module = moduleFor(kernel, heap);
  const { layout } = module;
  const args = heap.allocate(layout.size);
  const at = args >> 2;
  const { words } = heap;
  words[at + (layout.fault >> 2)] = 0;
  for (const [i, place] of layout.rows.entries()) words[at + (place >> 2)] = kernel.rows[i] ?? 1;
  for (const [i, place] of layout.columns.entries()) words[at + (place >> 2)] = kernel.columns[i] ?? 1;
  for (const [i, places] of layout.accesses.entries()) {
    const access = kernel.accesses[i] as Access;
    const size = accessSize(access);
    for (const [j, place] of places.rowStrides.entries())
      words[at + (place >> 2)] = (access.rowStrides[j] ?? 0) * size;
    for (const [j, place] of places.columnStrides.entries())
      words[at + (place >> 2)] = (access.columnStrides[j] ?? 0) * size;
    words[at + (places.step >> 2)] = access.step * size;
    words[at + (places.length >> 2)] = access.length;
    words[at + (places.pointer >> 2)] = access.offset;
  }
  const width = kernel.columns.reduce((product, length) => product * length, 1);
  const lanes = kernel.lanesAlong === "rows" ? kernel.lanes : 1;
  return {
    kind: "kernel",
    kernel,
    module,
    args,
    units: unitCount(kernel),
    unitsPerChunk: isFlat(kernel) ? 1 : Math.max(1, Math.floor(chunkSize(kernel) / (width * lanes))),
    scratchSize: kernel.keeps.length * (16 * width + 64),
    guarded: kernel.block.instructions.some(({ op }) => op === "guard"),
  };
}

export function operand(
  heap: Heap,
  addresses: readonly number[],
  { buffer, dtype, shape }: RoutineStep["output"],
) {
  return { data: heap.view(dtype, addresses[buffer] ?? 0, sizeOf(shape)), dtype, shape };
}
