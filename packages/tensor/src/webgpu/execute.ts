import type { RoutineStep } from "../compiler/plan.js";
import { wordBytes } from "./bindings.js";
import type { Gpu } from "./device.js";
import { runMatmul } from "./matmul.js";
import { type GpuKernel, type Program, writeWord } from "./program.js";

/** Where everything lies that one run of a program touches. Nothing is allocated while it is recorded. */
export interface Places {
  /** By the plan's numbers. */
  readonly buffers: readonly (GPUBuffer | undefined)[];
  /** For each step, the buffers that arrays without a binding of their own are copied into. */
  readonly packs: readonly (Pack | undefined)[];
  /** For partial results and the flag of faults. */
  readonly work: GPUBuffer;
}

export interface Pack {
  readonly read: GPUBuffer | undefined;
  readonly written: GPUBuffer | undefined;
}

/** Records a program, over these places and numbers. A promise, where a step is computed on the host. */
export function execute(
  gpu: Gpu,
  program: Program,
  places: Places,
  scalars: readonly number[],
): void | Promise<void> {
  writeNumbers(gpu, program, scalars);
  const { steps } = program.plan;
  for (let i = 0; i < steps.length; i++) {
    const step = steps[i];
    if (step !== undefined && !runHere(gpu, program, i, step, places))
      return import("./routine.js").then(({ runRest }) => runRest(gpu, program, i, places, runHere));
  }
}

/** Whether the GPU has code for the step, which is then recorded. */
function runHere(
  gpu: Gpu,
  program: Program,
  index: number,
  step: GpuKernel | RoutineStep,
  places: Places,
): boolean {
  if (step.kind === "kernel") {
    runKernel(gpu, program, index, step, places);
    return true;
  }
  const product = program.products.get(index);
  if (product === undefined) return false;
  const bound = [...step.inputs, step.output].map(({ buffer }) => places.buffers[buffer] as GPUBuffer);
  runMatmul(gpu, product, bound);
  return true;
}

function writeNumbers(gpu: Gpu, program: Program, scalars: readonly number[]): void {
  const { uniforms, words, numbers } = program;
  if (uniforms === undefined) return;
  const view = new DataView(words);
  for (const { at, type, scalar } of numbers) {
    const before = view.getUint32(at, true);
    writeWord(view, at, type, scalars[scalar] ?? 0);
    if (view.getUint32(at, true) !== before) program.written = false;
  }
  if (!program.written) gpu.write(uniforms, words);
  program.written = true;
}

/** Bind groups of a program: more than so many are those of ever new buffers. */
const mostBindGroups = 256;

function runKernel(gpu: Gpu, program: Program, index: number, step: GpuKernel, places: Places): void {
  const { bindings, pipelines, work } = step;
  const packing = bindings.arrays.filter(({ packedAt }) => packedAt !== undefined);
  const { read, written } = places.packs[index] ?? {};
  const copyPacked = (back: boolean): void => {
    for (const { buffer, packedAt = 0, size, written: writes } of packing) {
      const own = places.buffers[buffer];
      const common = writes ? written : read;
      if (own === undefined || common === undefined || (back && !writes)) continue;
      const [source, target] = back ? [common, own] : [own, common];
      const [from, to] = back ? [packedAt, 0] : [0, packedAt];
      gpu.copies().copyBufferToBuffer(source, from * wordBytes, target, to * wordBytes, size * wordBytes);
    }
  };
  copyPacked(false);
  const group = bindGroup(gpu, program, index, step, places);
  const pass = gpu.pass();
  pass.setPipeline(pipelines.main);
  pass.setBindGroup(0, group);
  pass.dispatchWorkgroups(work.groups);
  if (pipelines.finish !== undefined) {
    pass.setPipeline(pipelines.finish);
    pass.dispatchWorkgroups(1);
  }
  copyPacked(true);
}

function bindGroup(
  gpu: Gpu,
  program: Program,
  index: number,
  { bindings, pipelines, words }: GpuKernel,
  { buffers, packs, work }: Places,
): GPUBindGroup {
  const { arrays, window, packed } = bindings;
  const { read, written } = packs[index] ?? {};
  const own = arrays.map(({ buffer }) => buffers[buffer] as GPUBuffer);
  const key = `${index}:${[...own, read, written, work].map((buffer) => buffer && gpu.serial(buffer))}`;
  const known = program.bindGroups.get(key);
  if (known !== undefined) return known;
  const bound: GPUBufferBinding[] = [];
  for (const [i, { packedAt, windows, size }] of arrays.entries()) {
    if (packedAt !== undefined) continue;
    for (let part = 0; part < windows; part++) {
      const length = Math.min(window, size - part * window);
      bound.push({
        buffer: own[i] as GPUBuffer,
        offset: part * window * wordBytes,
        size: length * wordBytes,
      });
    }
  }
  if (read !== undefined) bound.push({ buffer: read, size: packed.read * wordBytes });
  if (written !== undefined) bound.push({ buffer: written, size: packed.written * wordBytes });
  bound.push({ buffer: work });
  const uniforms = program.uniforms as GPUBuffer;
  const group = gpu.device.createBindGroup({
    layout: pipelines.layout,
    entries: [
      {
        binding: 0,
        resource: {
          buffer: uniforms,
          offset: program.starts[index] ?? 0,
          size: Math.ceil((4 * words.length) / 16) * 16,
        },
      },
      ...bound.map((resource, i) => ({ binding: i + 1, resource })),
    ],
  });
  if (program.bindGroups.size >= mostBindGroups) program.bindGroups.clear();
  program.bindGroups.set(key, group);
  return group;
}
