import { compileOutputs } from "./cpu/compiled-call.js";
import { evaluateCompiled, heap } from "./cpu/engine.js";
import type { Node } from "./graph/node.js";
import { pendingOrder } from "./graph/walk.js";
import { parameter } from "./ops/parameter.js";
import { evaluateReference } from "./reference/evaluate.js";
import { evaluateWith } from "./reference/replay.js";

/** Something that fills in the values of nodes. It is handed whole groups, so that it can share work among them. */
export interface Evaluator {
  readonly name: string;
  evaluate(outputs: readonly Node[]): void;
  /** Compiles outputs in which parameters stand for arguments. Without it, a compiled function is evaluated each time. */
  compile?(outputs: readonly Node[], inputs: readonly Node[], reuseOutputs: boolean): CompiledFunction;
}

/** Gives the outputs for these arguments. */
export interface CompiledFunction {
  call(inputs: readonly Node[], numbers: readonly number[]): readonly Node[];
}

/** Node by node, in plain JavaScript: the measure for the others, and what runs where WebAssembly is forbidden. */
export const reference: Evaluator = { name: "reference", evaluate: evaluateReference };

/** Fused kernels in WebAssembly. */
export const compiled: Evaluator = { name: "compiled", evaluate: evaluateCompiled, compile: compileOutputs };

let current = process.env.SURPRISAL_ENGINE === "compiled" ? compiled : reference;

/** Chooses who evaluates from now on; gives who did. */
export function useEvaluator(evaluator: Evaluator): Evaluator {
  const previous = current;
  current = evaluator;
  return previous;
}

/** Computes `nodes`, and with each the other members of its group that somebody still holds. */
export function evaluateNodes(nodes: readonly Node[]): void {
  const outputs = new Set<Node>();
  for (const node of nodes) {
    const members = node.group?.members.map((member) => member.deref()) ?? [];
    for (const output of [node, ...members]) {
      if (output !== undefined && output.value === undefined) outputs.add(output);
    }
  }
  // A pending leaf holds all that it was made from, and the next read would compute that again.
  for (const below of pendingOrder([...outputs])) {
    if (below.requiresGrad) outputs.add(below);
    if (below.op === parameter) parameter.evaluate?.(0);
  }
  if (outputs.size > 0) current.evaluate([...outputs]);
}

/** Makes `nodes` one group: reading one computes all of them. */
export function groupNodes(nodes: readonly Node[]): void {
  const group = { members: nodes.map((node) => new WeakRef(node)) };
  for (const node of nodes) node.group = group;
}

/** Compiles for whoever evaluates now. */
export function compileWith(
  outputs: readonly Node[],
  inputs: readonly Node[],
  reuseOutputs: boolean,
): CompiledFunction {
  return (current.compile ?? replay)(outputs, inputs, reuseOutputs);
}

/** Evaluates the traced graph anew at each call. */
function replay(outputs: readonly Node[], inputs: readonly Node[]): CompiledFunction {
  return { call: (given, numbers) => evaluateWith(outputs, inputs, given, numbers) };
}

/** What the compiled kernels' heap holds. */
export function memoryInUse(): { buffers: number; bytes: number; reserved: number } {
  return { buffers: heap.arrays, bytes: heap.used, reserved: heap.memory.buffer.byteLength };
}

/** To be awaited by asynchronous reads, so that what is no longer used can come back in between. */
export function breathe(): Promise<void> | undefined {
  return heap.breathe();
}
