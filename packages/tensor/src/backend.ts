import { evaluateCompiled, explainCompiled, heap } from "./cpu/engine.js";
import { runsKernels } from "./cpu/supported.js";
import type { TypedArray } from "./dtype.js";
import { internal, StateError, ValueError } from "./errors.js";
import type { Explanation } from "./explain.js";
import type { Node } from "./graph/node.js";
import { pendingOrder } from "./graph/walk.js";
import { parameter } from "./ops/parameter.js";
import { type Backend, placeOf, transfersBelow } from "./place.js";
import { sizeOf } from "./shape.js";
import { HostStorage } from "./storage.js";

/** Something that fills in the values of nodes. It is handed whole groups, so that it can share work among them. */
export interface Evaluator {
  readonly name: string;
  evaluate(outputs: readonly Node[]): void;
  /**
   * Prepares outputs in which parameters stand for arguments: `inputs` for tensors, numbers by their index. Of the kernels
   * in WebAssembly `compile()` itself brings what prepares them, as `explain()` does: who only reads pays for neither.
   */
  compile?(outputs: readonly Node[], inputs: readonly Node[], reuseOutputs: boolean): CompiledFunction;
  /** What evaluating `outputs` would run. */
  explain?(outputs: readonly Node[]): Promise<Explanation>;
  /** What it holds beside the heap of the compiled kernels. */
  memory?(): MemoryInUse;
}

interface MemoryInUse {
  readonly buffers: number;
  readonly bytes: number;
  readonly reserved: number;
}

/** Gives the outputs for these arguments. */
export interface CompiledFunction {
  call(inputs: readonly Node[], numbers: readonly number[]): readonly Node[];
  /** What a call runs. */
  explain(): Promise<Explanation>;
}

/** Fused kernels in WebAssembly. */
export const compiled: Evaluator = { name: "compiled", evaluate: evaluateCompiled };

let current: Evaluator | undefined;
let loading: Promise<void> | undefined;
/** The GPU, once it was asked for; until then nobody looks where anything lies. */
let gpu: Evaluator | undefined;
/** Comes with the GPU: a program that never asks for one does not carry it. */
let places: typeof placesWithGpu | undefined;
let preferred: Backend = "cpu";
let state = "is still being loaded";

if (runsKernels()) current = compiled;
else loading = loadReference();

/** Where WebAssembly is missing or forbidden, the reference computes. It is on its way from the start, as far as that goes. */
async function loadReference(): Promise<void> {
  try {
    const { reference } = await import("./reference/evaluator.js");
    current ??= reference;
    console.warn(
      "Surprisal: WebAssembly with SIMD is missing here, or the Content-Security-Policy forbids it and would allow it with " +
        "'wasm-unsafe-eval'. Values are computed in plain JavaScript, many times slower.",
    );
  } catch (error) {
    state = `could not be loaded: ${error instanceof Error ? error.message : error}`;
  }
}

/** To be awaited by reads that can wait; undefined when there is nothing to wait for. */
export function evaluatorReady(): Promise<void> | undefined {
  return current === undefined ? loading : undefined;
}

function evaluator(): Evaluator {
  if (current !== undefined) return current;
  throw new StateError(
    `WebAssembly does not run here, and the evaluator in plain JavaScript that takes its place ${state}. ` +
      "Begin with a read that waits, such as `await x.data()` or `await evaluate()`; then synchronous ones work too.",
  );
}

/** From now on values are computed there, unless an operand says otherwise. `device` takes the place of one before. */
export function preferBackend(backend: Backend, device = gpu): void {
  preferred = backend;
  gpu = device;
  if (device !== undefined) places = placesWithGpu;
}

/** What has to be known of where values lie, once they can lie in two places. */
const placesWithGpu = { placeOf, evaluatorAt, isHere, settleTransfers };

export function checkBackendName(where: string, backend: Backend): void {
  if (backend === "cpu" || backend === "webgpu") return;
  throw new ValueError(
    `${where}: no backend is called ${JSON.stringify(backend)}. There are "cpu" and "webgpu".`,
  );
}

/** That a backend of that name is in use. */
export function checkBackend(where: string, backend: Backend): void {
  checkBackendName(where, backend);
  if (backend === "webgpu" && gpu === undefined)
    throw new StateError(`${where}: no GPU is in use yet. Begin with await useBackend("webgpu").`);
}

/** The GPU in use. */
export function gpuEvaluator(): Evaluator | undefined {
  return gpu;
}

/** Where the values of a node lie, or are to be computed. */
export function backendOf(node: Node): Backend {
  return node.value === undefined ? backendAfter(node) : (node.value.backend ?? "cpu");
}

/** Where what is computed from a node alone is computed. */
export function backendAfter(node: Node): Backend {
  return places?.placeOf([node], preferred) ?? "cpu";
}

/** Moves to the CPU that are pending below `nodes`, of what the GPU has or is to compute. */
function awaitedBelow(nodes: readonly Node[]): Node[] {
  return transfersBelow(nodes).filter(({ inputs }) => inputs.some((input) => backendOf(input) === "webgpu"));
}

/** What the CPU computed, though it is not preferred, stays there, and so does what is computed from it. */
export function keepHere(nodes: readonly Node[], by: Evaluator): void {
  if (by === gpu || preferred === "cpu") return;
  for (const { value, dtype } of nodes) {
    if (value !== undefined && dtype !== "float64") value.backend = "cpu";
  }
}

function evaluatorFor(nodes: readonly Node[]): Evaluator {
  return places?.evaluatorAt(nodes) ?? evaluator();
}

function evaluatorAt(nodes: readonly Node[]): Evaluator | undefined {
  if (placeOf(nodes, preferred) === "webgpu") return gpu;
  if (awaitedBelow(nodes).length > 0) {
    throw new StateError(
      'What x.to("cpu") moves from the GPU must be waited for: read with await x.data(), x.array() or x.item(), or await evaluate(x) first.',
    );
  }
  return undefined;
}

/** Whether all that a node hangs on is on the CPU. */
function isHere(node: Node): boolean {
  return placeOf([node], "cpu") === "cpu" && awaitedBelow([node]).length === 0;
}

/** Waits for what `nodes` need from the GPU when they themselves are computed on the CPU. */
async function settleTransfers(nodes: readonly Node[]): Promise<void> {
  for (const node of awaitedBelow(nodes)) {
    const values = await readNode(node.inputs[0] as Node);
    if (node.value === undefined) node.settle(new HostStorage(values, "cpu"));
  }
}

/** Computes as `evaluateNodes` does, for those who can wait. */
export async function evaluateSoon(nodes: readonly Node[]): Promise<void> {
  const ready = evaluatorReady();
  if (ready !== undefined) await ready;
  if (places !== undefined) await places.settleTransfers(pendingWith(nodes).outputs);
  evaluateNodes(nodes.filter((node) => node.value === undefined));
}

/** A copy of the values, wherever they lie. */
export async function readNode(node: Node): Promise<TypedArray> {
  await evaluateSoon([node]);
  const { value } = node;
  if (value === undefined) return internal(`${node.op.name} was not evaluated`);
  return value.read?.() ?? value.array().slice();
}

/** Chooses who evaluates from now on; gives who did. */
export function useEvaluator(next: Evaluator): Evaluator {
  const previous = evaluator();
  current = next;
  return previous;
}

/**
 * What is computed when `nodes` are: with each, the other members of its group that somebody still holds; and what has been
 * computed before but not kept, so that a loop that never reads its own state does not begin anew in each step.
 */
function pendingWith(nodes: readonly Node[]): { outputs: readonly Node[]; order: readonly Node[] } {
  const outputs = new Set<Node>();
  for (const node of nodes) {
    const members = node.group?.members.map((member) => member.deref()) ?? [];
    for (const output of [node, ...members]) {
      if (output !== undefined && output.value === undefined) outputs.add(output);
    }
  }
  const order = pendingOrder([...outputs]);
  let largest = 0;
  const again: Node[] = [];
  for (const below of order) {
    // A pending leaf holds all that it was made from, and the next read would compute that again.
    if (below.requiresGrad) outputs.add(below);
    if (below.op === parameter) parameter.evaluate?.(0);
    for (const input of below.inputs) {
      if (input.value !== undefined) largest = Math.max(largest, sizeOf(input.shape));
      else if (!below.passed) {
        const seen = viewed(input);
        if (seen.passed && seen.value === undefined) again.push(seen);
      }
    }
  }
  // Not what is larger than anything it is made from: it may have been left unstored for that.
  for (const node of again) if (sizeOf(node.shape) <= largest) outputs.add(node);
  return { outputs: [...outputs], order };
}

/** The node whose values are shown. */
function viewed(node: Node): Node {
  let shown = node;
  while ((shown.op.kind === "view" || shown.op.kind === "alias") && shown.value === undefined)
    shown = shown.inputs[0] as Node;
  return shown;
}

/** Computes `nodes`, and with each the other members of its group that somebody still holds. */
export function evaluateNodes(nodes: readonly Node[]): void {
  const { outputs, order } = pendingWith(nodes);
  // Doubles are computed on the CPU, also where they stand in one group with what the GPU computes.
  const doubles = gpu === undefined ? [] : outputs.filter(({ dtype }) => dtype === "float64");
  for (const group of doubles.length === 0 ? [outputs] : [doubles, outputs]) {
    const pending = group.filter(({ value }) => value === undefined);
    if (pending.length === 0) continue;
    const by = evaluatorFor(pending);
    by.evaluate(pending);
    keepHere(pending, by);
  }
  for (const node of order) node.passed = true;
}

/** Computes on the CPU what hangs on values of the CPU alone, wherever else it would be computed. */
export function evaluateHere(node: Node): void {
  if (places === undefined) evaluateNodes([node]);
  else if (node.value === undefined && places.isHere(node)) evaluator().evaluate([node]);
}

/** What `evaluateNodes` would run. */
export async function explainNodes(nodes: readonly Node[]): Promise<Explanation> {
  const ready = evaluatorReady();
  if (ready !== undefined) await ready;
  const { outputs } = pendingWith(nodes);
  return evaluatorFor(outputs).explain?.(outputs) ?? explainCompiled(outputs);
}

/** Makes `nodes` one group: reading one computes all of them. */
export function groupNodes(nodes: readonly Node[]): void {
  const group = { members: nodes.map((node) => new WeakRef(node)) };
  for (const node of nodes) node.group = group;
}

/** Who runs a compiled function over these arguments; another one makes another program. */
export function compilerFor(given: readonly { readonly node: Node }[]): Evaluator {
  return gpu === undefined ? evaluator() : evaluatorFor(given.map(({ node }) => node));
}

/** What the arrays of all backends hold. */
export function memoryInUse(): MemoryInUse {
  const { buffers = 0, bytes = 0, reserved = 0 } = gpu?.memory?.() ?? {};
  return {
    buffers: heap.arrays + buffers,
    bytes: heap.used + bytes,
    reserved: heap.reserved + reserved,
  };
}

/** To be awaited by asynchronous reads, so that what is no longer used can come back in between. */
export function breathe(): Promise<void> | undefined {
  return heap.breathe();
}
