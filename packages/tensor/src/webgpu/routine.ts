import type { RoutineStep } from "../compiler/plan.js";
import { allocate } from "../dtype.js";
import { gatherStrided } from "../ops/compute.js";
import { computeNode } from "../reference/evaluate.js";
import { sizeOf } from "../shape.js";
import { type Gpu, toWords } from "./device.js";
import type { Places } from "./execute.js";
import type { Writable } from "./gpu-types.js";
import type { GpuKernel, Program } from "./program.js";

/** From a routine on the host on: everything behind it waits. */
export async function runRest(
  gpu: Gpu,
  program: Program,
  from: number,
  places: Places,
  runHere: (
    gpu: Gpu,
    program: Program,
    index: number,
    step: GpuKernel | RoutineStep,
    places: Places,
  ) => boolean,
): Promise<void> {
  for (const [i, step] of program.plan.steps.entries()) {
    if (i < from) continue;
    if (!runHere(gpu, program, i, step, places) && step.kind === "routine")
      await runRoutine(gpu, program, step, places);
  }
}

/** What no kernel expresses comes to the host, and its result goes back. */
async function runRoutine(
  gpu: Gpu,
  program: Program,
  { op, attributes, inputs, output }: RoutineStep,
  { buffers }: Places,
): Promise<void> {
  const operands = await Promise.all(
    inputs.map(async ({ buffer, dtype, shape, offset, strides }) => {
      const size = program.plan.buffers[buffer]?.size ?? 0;
      const data = await gpu.download(buffers[buffer] as GPUBuffer, dtype, size);
      if (op.kind !== "routine" || op.strided !== true) return { data, dtype, shape };
      const dense = allocate(dtype, sizeOf(shape));
      gatherStrided(data, shape, offset, strides, dense);
      return { data: dense, dtype, shape };
    }),
  );
  const result = computeNode(op, attributes, operands, output);
  gpu.write(buffers[output.buffer] as GPUBuffer, toWords(result, output.dtype) as Writable);
}
