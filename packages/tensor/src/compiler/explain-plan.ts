import { elementSize } from "../cpu/arguments.js";
import type { ExplainedArray, ExplainedKernel, ExplainedRoutine, Explanation } from "../explain.js";
import { showShape } from "../shape.js";
import type { Kernel } from "./kernel.js";
import type { KernelOf, Plan as PlanOf, RoutineStep } from "./plan.js";
import { printKernel } from "./print.js";

type Plan = PlanOf<KernelOf>;

/** The steps of a plan, for people and for tests that count. `codeOf` gives a kernel's code as text. */
export function explainPlan<K extends KernelOf>(plan: PlanOf<K>, codeOf: (step: K) => string): Explanation {
  const steps = plan.steps.map((step) =>
    step.kind === "kernel" ? explainKernel(step, plan, codeOf) : explainRoutine(step, plan),
  );
  return {
    steps,
    kernels: steps.filter((step) => step.kind === "kernel"),
    toString: () => steps.map((step, i) => describe(step, i + 1)).join("\n\n") || "nothing to compute",
  };
}

function explainKernel<K extends KernelOf>(
  step: K,
  plan: Plan,
  codeOf: (step: K) => string,
): ExplainedKernel {
  const { kernel } = step;
  const { loads, stores } = countTraffic(kernel);
  const reads = arraysOf(kernel, plan, loads);
  const writes = arraysOf(kernel, plan, stores);
  return {
    kind: "kernel",
    reads,
    writes,
    bytesRead: total(reads),
    bytesWritten: total(writes),
    loops: printKernel(kernel),
    sweeps: kernel.sweeps,
    get code() {
      return codeOf(step);
    },
  };
}

function explainRoutine({ op, inputs, output }: RoutineStep, plan: Plan): ExplainedRoutine {
  const whole = ({ buffer }: { buffer: number }) => arrayOf(plan, buffer, Number.POSITIVE_INFINITY, 0);
  const [reads, writes] = [inputs.map(whole), [whole(output)]];
  return {
    kind: "routine",
    operation: op.name,
    reads,
    writes,
    bytesRead: total(reads),
    bytesWritten: total(writes),
  };
}

/** How often each access is loaded or stored for one element; 0 for those that run once a row, or once. */
type Counts = Map<number, number>;

function countTraffic(kernel: Kernel): { loads: Counts; stores: Counts } {
  const { block, levels, accesses, sweeps, reductions, stores, keeps } = kernel;
  const loads: Counts = new Map();
  for (const { op, immediate } of block.instructions) {
    const access = Number(immediate);
    if ((op === "load" || op === "take") && (accesses[access]?.buffer ?? -1) >= 0) loads.set(access, 0);
  }
  const sweepOf = (value: number) => levels[value]?.sweep ?? 0;
  const varies = (access: number) => accesses[access]?.columnStrides.some((stride) => stride !== 0) ?? false;
  for (let sweep = 0; sweep < sweeps; sweep++) {
    const targets = [
      ...reductions.map(({ value }) => value),
      ...stores.filter(({ access }) => varies(access)).map(({ value }) => value),
      ...keeps,
    ].filter((value) => levels[value]?.kind === "element" && sweepOf(value) === sweep);
    const seen = new Set<number>();
    const visit = (value: number): void => {
      const kept = keeps.includes(value) && sweepOf(value) < sweep;
      if (seen.has(value) || levels[value]?.kind !== "element" || kept) return;
      seen.add(value);
      const { op, args, immediate } = block.at(value);
      if (op === "load" || op === "take")
        loads.set(Number(immediate), (loads.get(Number(immediate)) ?? 0) + 1);
      for (const arg of args) visit(arg);
    };
    for (const target of targets) visit(target);
  }
  const written: Counts = new Map();
  for (const { access } of stores) written.set(access, (written.get(access) ?? 0) + (varies(access) ? 1 : 0));
  return { loads, stores: written };
}

/** Accesses to one array together: shifted reads of it overlap. */
function arraysOf(kernel: Kernel, plan: Plan, counts: Counts): ExplainedArray[] {
  const elements = new Map<number, { covered: number; perElement: number }>();
  for (const [access, perElement] of counts) {
    const { buffer, rowStrides, columnStrides } = kernel.accesses[access] ?? {};
    if (buffer === undefined || buffer < 0) continue;
    const along = (strides: readonly number[] = [], lengths: readonly number[]) =>
      lengths.reduce((product, length, i) => (strides[i] === 0 ? product : product * length), 1);
    const covered = along(rowStrides, kernel.rows) * along(columnStrides, kernel.columns);
    const known = elements.get(buffer) ?? { covered: 0, perElement: 0 };
    elements.set(buffer, {
      covered: known.covered + covered,
      perElement: known.perElement + perElement,
    });
  }
  return [...elements].map(([buffer, { covered, perElement }]) => arrayOf(plan, buffer, covered, perElement));
}

function arrayOf(plan: Plan, id: number, covered: number, perElement: number): ExplainedArray {
  const { dtype, shape, size, leaf, output } = plan.buffers[id] as Plan["buffers"][number];
  return {
    name: `b${id}`,
    role: leaf >= 0 ? "input" : output ? "output" : "temporary",
    dtype,
    shape,
    bytes: Math.min(size, covered) * (dtype === "float16" ? 2 : elementSize[dtype]),
    perElement,
  };
}

function total(arrays: readonly ExplainedArray[]): number {
  return arrays.reduce((sum, { bytes }) => sum + bytes, 0);
}

function describe(step: ExplainedKernel | ExplainedRoutine, number: number): string {
  const title = step.kind === "kernel" ? "kernel" : `routine ${step.operation}`;
  const lines = [`${number}. ${title}: reads ${step.bytesRead} bytes, writes ${step.bytesWritten}`];
  for (const [verb, arrays] of [
    ["reads", step.reads],
    ["writes", step.writes],
  ] as const) {
    for (const { name, role, dtype, shape, bytes, perElement } of arrays) {
      const often = perElement === 0 ? "" : `, ${perElement} per element`;
      lines.push(`   ${verb} ${name} ${dtype} ${showShape(shape)}, ${role}: ${bytes} bytes${often}`);
    }
  }
  if (step.kind === "kernel") lines.push(...step.loops.split("\n").map((line) => `   ${line}`));
  return lines.join("\n");
}
