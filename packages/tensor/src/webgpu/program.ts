import { isGuarded, type Kernel } from "../compiler/kernel.js";
import { acquiredBefore, makePlan, type Plan, type RoutineStep, releasedAfter } from "../compiler/plan.js";
import type { Buffer } from "../compiler/refs.js";
import { kernelKey } from "../cpu/arguments.js";
import type { Node } from "../graph/node.js";
import { matmul } from "../ops/matmul.js";
import { type Bindings, bindingsOf, bindingsText } from "./bindings.js";
import type { Gpu } from "./device.js";
import { usage } from "./gpu-types.js";
import { type Product, prepareMatmul } from "./matmul.js";
import { paramsOf, type Word } from "./params.js";
import { type Pipelines, pipelinesFor } from "./pipelines.js";
import { type Fast, type Shader, shaderFor } from "./shader.js";
import { spread, type Work } from "./work.js";

/** A kernel with everything that is decided before it runs. */
export interface GpuKernel {
  readonly kind: "kernel";
  readonly kernel: Kernel;
  readonly bindings: Bindings;
  readonly words: readonly Word[];
  readonly work: Work;
  readonly shader: Shader;
  readonly pipelines: Pipelines;
  /** Bytes of partial results, the flag of faults before them. */
  readonly workBytes: number;
  readonly guarded: boolean;
}

/** A plan, ready to run, and the words that its kernels are told. */
export interface Program {
  readonly plan: Plan<GpuKernel>;
  /** For each step, the temporaries that it is the first to write, and those that it is the last to read. */
  readonly acquired: readonly (readonly number[])[];
  readonly released: readonly (readonly number[])[];
  readonly uniforms: GPUBuffer | undefined;
  /** Where each step's words begin, in bytes. */
  readonly starts: readonly number[];
  readonly words: ArrayBuffer;
  /** Words that change from run to run. */
  readonly numbers: readonly { readonly at: number; readonly type: Word["type"]; readonly scalar: number }[];
  readonly workBytes: number;
  readonly guarded: boolean;
  /** Whether the words are on the GPU as they are here. */
  written: boolean;
  /** Routines that have a shader of their own, by step. */
  readonly products: ReadonlyMap<number, Product>;
  /** By step and the buffers that it works on. */
  readonly bindGroups: Map<string, GPUBindGroup>;
}

export function makeProgram(
  outputs: readonly Node[],
  places: ReadonlyMap<Node, number>,
  gpu: Gpu,
  fast?: Fast,
): Program {
  const plan = makePlan(outputs, places, (kernel, buffers) => gpuKernel(kernel, buffers, gpu, fast), {
    doubles: false,
    functions: fast !== undefined,
  });
  let size = 0;
  const starts = plan.steps.map((step: GpuKernel | RoutineStep) => {
    const at = size;
    if (step.kind === "kernel") size += Math.ceil((4 * step.words.length) / 256) * 256;
    return at;
  });
  const words = new ArrayBuffer(size);
  const view = new DataView(words);
  const numbers: { at: number; type: Word["type"]; scalar: number }[] = [];
  for (const [i, step] of plan.steps.entries()) {
    if (step.kind !== "kernel") continue;
    for (const [j, { type, value }] of step.words.entries()) {
      const at = (starts[i] ?? 0) + 4 * j;
      if (typeof value === "number") writeWord(view, at, type, value);
      else numbers.push({ at, type, scalar: value.scalar });
    }
  }
  const kernels = plan.steps.filter((step) => step.kind === "kernel");
  return {
    plan,
    acquired: acquiredBefore(plan),
    released: releasedAfter(plan),
    uniforms:
      size > 0 ? gpu.device.createBuffer({ size, usage: usage.uniform | usage.copyTarget }) : undefined,
    starts,
    words,
    numbers,
    workBytes: Math.max(4, ...kernels.map(({ workBytes }) => workBytes)),
    guarded: kernels.some(({ guarded }) => guarded),
    written: false,
    products: new Map(
      plan.steps.flatMap((step, i) => {
        if (step.kind !== "routine" || step.op !== matmul) return [];
        const arrays = [...step.inputs, step.output];
        const product = prepareMatmul(
          gpu,
          step,
          arrays.map(({ buffer }) => plan.buffers[buffer]?.size ?? 0),
        );
        return product === undefined ? [] : [[i, product] as const];
      }),
    ),
    bindGroups: new Map(),
  };
}

export function writeWord(view: DataView, at: number, type: Word["type"], value: number): void {
  if (type === "f32") view.setFloat32(at, value, true);
  else if (type === "i32") view.setInt32(at, value, true);
  else view.setUint32(at, value, true);
}

function gpuKernel(kernel: Kernel, buffers: readonly Buffer[], gpu: Gpu, fast: Fast | undefined): GpuKernel {
  const work = spread(kernel, gpu.limits);
  const bindings = bindingsOf(kernel, buffers, gpu.limits, work.fours);
  const { arrays } = bindings;
  const { text, writes } = bindingsText(bindings);
  const starts = arrays.flatMap(({ name, packedAt }) =>
    packedAt === undefined ? [] : [[name, packedAt] as const],
  );
  const words = paramsOf(kernel, work.groups, starts);
  const home = kernel.accesses.map(({ buffer }) => arrays.find((array) => array.buffer === buffer)?.name);
  const key = `${[fast?.joinInSubgroups !== undefined, work.perRow, work.fours, ...home, text]}\n${kernelKey(kernel)}`;
  const { shader, pipelines } = pipelinesFor(gpu, key, writes, () =>
    shaderFor(kernel, work, bindings, text, words, fast),
  );
  const partials = kernel.reductions.filter(({ level }) => level === "grand").length * work.groups;
  return {
    kind: "kernel",
    kernel,
    bindings,
    words,
    work,
    shader,
    pipelines,
    workBytes: 4 + 4 * partials,
    guarded: isGuarded(kernel),
  };
}
