import type { Dtype } from "../dtype.js";
import type { Node } from "../graph/node.js";
import { type Shape, sizeOf } from "../shape.js";
import type { Target } from "./block.js";
import type { Kernel } from "./kernel.js";
import type { Buffer } from "./refs.js";
import { schedule } from "./schedule.js";
import { Translator } from "./translate.js";

/**
 * A graph, compiled: for any other of the same structure and shapes it runs again with other leaves and numbers. What a
 * backend makes of a kernel is its own matter.
 */
export interface Plan<K extends KernelOf> {
  readonly steps: readonly (K | RoutineStep)[];
  readonly buffers: readonly PlanBuffer[];
  /** For each output, the buffer that holds it. */
  readonly outputs: readonly number[];
  /** Places of numbers in the walk of the graph. */
  readonly scalars: readonly number[];
}

export interface KernelOf {
  readonly kind: "kernel";
  readonly kernel: Kernel;
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

export interface RoutineStep {
  readonly kind: "routine";
  readonly op: Node["op"];
  readonly attributes: unknown;
  readonly inputs: readonly (RoutineOperand & {
    readonly offset: number;
    readonly strides: readonly number[];
  })[];
  readonly output: RoutineOperand;
}

interface RoutineOperand {
  readonly buffer: number;
  readonly dtype: Dtype;
  readonly shape: readonly number[];
}

/** Compiles `outputs`; `places` numbers the nodes of the walk. */
export function makePlan<K extends KernelOf>(
  outputs: readonly Node[],
  places: ReadonlyMap<Node, number>,
  prepare: (kernel: Kernel, buffers: readonly Buffer[]) => K,
  target?: Target,
): Plan<K> {
  const translator = new Translator();
  const stored = outputs.map((node) => translator.output(node));
  const steps = schedule(translator, target).map((step): K | RoutineStep => {
    if (step.kind === "kernel") return prepare(step.kernel, translator.buffers);
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
function touched(step: KernelOf | RoutineStep): readonly number[] {
  const uses = step.kind === "routine" ? [step.output, ...step.inputs] : step.kernel.accesses;
  return uses.map(({ buffer }) => buffer);
}

export function isTemporary({ leaf, output }: PlanBuffer): boolean {
  return leaf < 0 && !output;
}

/** For each step, the temporaries that nobody needs before it. */
export function acquiredBefore(plan: Plan<KernelOf>): readonly (readonly number[])[] {
  const seen = new Set<number>();
  return plan.steps.map((step) =>
    touched(step).filter((id) => {
      const buffer = plan.buffers[id];
      if (buffer === undefined || !isTemporary(buffer) || seen.has(id)) return false;
      seen.add(id);
      return true;
    }),
  );
}

/** For each step, the temporaries that nobody needs after it. */
export function releasedAfter(plan: Plan<KernelOf>): readonly (readonly number[])[] {
  return plan.steps.map((_, step) =>
    plan.buffers.flatMap((buffer, id) => (buffer.last === step && isTemporary(buffer) ? [id] : [])),
  );
}
