import { type Access, isGuarded, type Kernel } from "../compiler/kernel.js";
import {
  type Plan as CompiledPlan,
  makePlan as compilePlan,
  type PlanBuffer,
  type RoutineStep,
} from "../compiler/plan.js";
import type { Node } from "../graph/node.js";
import { sizeOf } from "../shape.js";
import { accessSize } from "./arguments.js";
import type { Heap } from "./heap.js";
import { type KernelModule, moduleFor } from "./module.js";
import { chunkSize, isFlat, unitCount } from "./units.js";

/** A plan whose kernels are WebAssembly. */
export type Plan = CompiledPlan<KernelStep>;
export type { PlanBuffer, RoutineStep };

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

/** Compiles `outputs`; `places` numbers the nodes of the walk. */
export function makePlan(outputs: readonly Node[], places: ReadonlyMap<Node, number>, heap: Heap): Plan {
  return compilePlan(outputs, places, (kernel) => kernelStep(kernel, heap));
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
    guarded: isGuarded(kernel),
  };
}

export function operand(
  heap: Heap,
  addresses: readonly number[],
  { buffer, dtype, shape }: RoutineStep["output"],
) {
  return { data: heap.view(dtype, addresses[buffer] ?? 0, sizeOf(shape)), dtype, shape };
}
