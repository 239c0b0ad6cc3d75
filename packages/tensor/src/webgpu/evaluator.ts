import type { CompiledFunction, Evaluator } from "../backend.js";
import type { PlanBuffer } from "../compiler/plan.js";
import { describeGraph } from "../cpu/graph-key.js";
import { ProgramCache } from "../cpu/programs.js";
import type { Explanation } from "../explain.js";
import { bindArguments } from "../graph/bind.js";
import { storedNode } from "../graph/leaf.js";
import type { Node } from "../graph/node.js";
import { parameter } from "../ops/parameter.js";
import { toWebgpu } from "../ops/transfer.js";
import { wordBytes, wordsOf } from "./bindings.js";
import type { Gpu } from "./device.js";
import { execute, type Pack } from "./execute.js";
import { narrow } from "./narrow.js";
import { makeProgram, type Program } from "./program.js";
import { resident } from "./resident.js";
import { Run } from "./run.js";
import type { Fast } from "./shader.js";
import { GpuStorage } from "./storage.js";

/** Kernels on one GPU. Everything is put in the queue at once; what went wrong is told by whoever reads. */
export class GpuEvaluator implements Evaluator {
  readonly name = "webgpu";
  readonly gpu: Gpu;
  /** Where speed goes before exactness. */
  readonly fast: Fast | undefined;
  readonly #programs: ProgramCache<Program>;

  constructor(gpu: Gpu, fast?: Fast) {
    this.gpu = gpu;
    this.fast = fast;
    this.#programs = new ProgramCache(({ uniforms, products }) => {
      uniforms?.destroy();
      for (const product of products.values()) product.uniforms.destroy();
    });
  }

  evaluate(wanted: readonly Node[]): void {
    this.gpu.check();
    const outputs = wanted.filter((node) => !this.#bringOver(node));
    if (outputs.length === 0) return;
    const narrowed = narrow(outputs);
    const { key, order, places } = describeGraph(narrowed);
    const program = this.#programs.get(key, () => makeProgram(narrowed, places, this.gpu, this.fast));
    const { plan } = program;
    const leaves = plan.buffers.map(({ leaf }) =>
      leaf < 0 ? undefined : resident(this.gpu, order[leaf] as Node),
    );
    const stored = plan.buffers.map(({ output, leaf, dtype, size }) =>
      output && leaf < 0 ? new GpuStorage(this.gpu, dtype, size) : undefined,
    );
    const scalars = plan.scalars.map((place) => order[place]?.attributes as number);
    const again = program.guarded ? bindArguments(narrowed, [], [], []) : [];
    this.#run(program, leaves, stored, scalars, () => again);
    for (const [i, node] of outputs.entries()) node.settle(stored[plan.outputs[i] ?? -1] as GpuStorage);
  }

  /** What is only moved here needs no kernel. */
  #bringOver(node: Node): boolean {
    const [input] = node.inputs;
    if (node.op !== toWebgpu || input?.value === undefined || node.dtype === "float64") return false;
    node.settle(resident(this.gpu, input));
    return true;
  }

  compile(outputs: readonly Node[], inputs: readonly Node[], reuseOutputs: boolean): CompiledFunction {
    this.gpu.check();
    const narrowed = narrow(outputs);
    const { order, places } = describeGraph(narrowed);
    const program = makeProgram(narrowed, places, this.gpu, this.fast);
    const { plan } = program;
    // Leaves that are arguments change from call to call, the others were there when the function was traced.
    const sources = plan.buffers.map(({ leaf }) => {
      const node = order[leaf];
      return node && { node, argument: inputs.indexOf(node) };
    });
    const results = plan.buffers.map(({ output, leaf }) => output && leaf < 0);
    const numbers = plan.scalars.map((place) => order[place] as Node);
    let kept: { stored: (GpuStorage | undefined)[]; nodes: readonly Node[] } | undefined;
    const make = (scoped: boolean) => {
      const stored = plan.buffers.map(({ dtype, size }, id) =>
        results[id] ? new GpuStorage(this.gpu, dtype, size, { scoped }) : undefined,
      );
      if (!scoped) for (const storage of stored) storage?.hold();
      const nodes = outputs.map(({ shape, dtype }, i) =>
        storedNode(stored[plan.outputs[i] ?? -1] as GpuStorage, shape, dtype),
      );
      return { stored, nodes };
    };
    return {
      call: (given, values) => {
        this.gpu.check();
        const leaves = sources.map(
          (source) => source && resident(this.gpu, given[source.argument] ?? source.node),
        );
        const { stored, nodes } = kept ?? make(!reuseOutputs);
        if (reuseOutputs) kept = { stored, nodes };
        const scalars = numbers.map(({ op, attributes }) =>
          op === parameter
            ? (values[(attributes as { number: number }).number] as number)
            : Number(attributes),
        );
        this.#run(program, leaves, stored, scalars, () => bindArguments(narrowed, inputs, given, values));
        return nodes;
      },
      explain: () => explainProgram(program),
    };
  }

  memory() {
    const { arrays, pool } = this.gpu;
    return { buffers: arrays, bytes: pool.used, reserved: pool.reserved };
  }

  explain(outputs: readonly Node[]): Promise<Explanation> {
    const narrowed = narrow(outputs);
    const { key, places } = describeGraph(narrowed);
    return explainProgram(this.#programs.get(key, () => makeProgram(narrowed, places, this.gpu, this.fast)));
  }

  /** `again` gives the graph, to find what made a guard fail. */
  #run(
    program: Program,
    leaves: readonly (GpuStorage | undefined)[],
    stored: readonly (GpuStorage | undefined)[],
    scalars: readonly number[],
    again: () => readonly Node[],
  ): void {
    const { gpu } = this;
    const { plan, guarded } = program;
    // A result of the last call, given as an argument, is read from a copy while it is overwritten.
    const copies = leaves.map((leaf) => {
      if (leaf === undefined || !stored.includes(leaf)) return undefined;
      return gpu.pool.allocate(leaf.bytes);
    });
    // First, since it may grow: the order in which buffers come and go is that in which they are used.
    const work = gpu.workspace(program.workBytes);
    const buffers = plan.buffers.map((_, id) => copies[id] ?? (leaves[id] ?? stored[id])?.buffer);
    const places = { buffers, work, packs: this.#placeTemporaries(program, buffers) };
    const watched: Promise<void>[] = [];
    const later: Promise<void>[] = [];
    for (const leaf of leaves) if (leaf?.origin?.done === false) watched.push(leaf.origin.outcome);
    const nodes = guarded ? again() : [];
    const waiting = gpu.enqueue(() => {
      for (const [id, copy] of copies.entries()) {
        const leaf = leaves[id];
        if (copy !== undefined && leaf !== undefined)
          gpu.copies().copyBufferToBuffer(leaf.buffer, 0, copy, 0, leaf.bytes);
      }
      if (guarded) gpu.copies().clearBuffer(work, 0, wordBytes);
      const rest = execute(gpu, program, places, scalars);
      const check = () => {
        if (guarded) later.push(checkFault(gpu, work, nodes));
      };
      if (rest === undefined) check();
      return rest?.then(check);
    });
    for (const buffer of copies) if (buffer !== undefined) gpu.pool.release(buffer);
    watched.push(...gpu.outcomes());
    if (waiting === undefined) watched.push(...later);
    else watched.push(waiting.then(() => Promise.all(later)).then(() => undefined));
    if (watched.length === 0) return;
    const run = new Run(watched);
    for (const storage of stored) if (storage !== undefined) storage.origin = run;
  }

  /** Arrays that live from one step to the next: the queue orders their uses, so those of later steps take the same buffers. */
  #placeTemporaries(
    { plan, acquired, released }: Program,
    buffers: (GPUBuffer | undefined)[],
  ): (Pack | undefined)[] {
    const { pool } = this.gpu;
    const shared = (words: number) => (words > 0 ? pool.allocate(words * wordBytes) : undefined);
    return plan.steps.map((kernel, step) => {
      for (const id of acquired[step] ?? [])
        buffers[id] = pool.allocate(bytesOf(plan.buffers[id] as PlanBuffer));
      const { read, written } = kernel.kind === "kernel" ? kernel.bindings.packed : { read: 0, written: 0 };
      const pack = read + written > 0 ? { read: shared(read), written: shared(written) } : undefined;
      for (const id of released[step] ?? []) pool.release(buffers[id] as GPUBuffer);
      if (pack?.read !== undefined) pool.release(pack.read);
      if (pack?.written !== undefined) pool.release(pack.written);
      return pack;
    });
  }
}

function bytesOf({ dtype, size }: PlanBuffer): number {
  return wordsOf(dtype, size) * wordBytes;
}

async function explainProgram(program: Program): Promise<Explanation> {
  const { explainPlan } = await import("../compiler/explain-plan.js");
  return explainPlan(program.plan, ({ shader }) => shader.code);
}

/** Rejects when a guard found a fault. */
async function checkFault(gpu: Gpu, work: GPUBuffer, outputs: readonly Node[]): Promise<void> {
  const [flag] = new Uint32Array(await gpu.copyOut(work, wordBytes));
  if (flag === 0) return;
  const { throwFaultOf } = await import("./fault.js");
  await throwFaultOf(gpu, outputs);
}
