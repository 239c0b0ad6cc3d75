import { flatten } from "./autograd/tree.js";
import {
  type CompiledFunction,
  compilerFor,
  type Evaluator,
  evaluateNodes,
  gpuEvaluator,
  keepHere,
} from "./backend.js";
import { compileOutputs } from "./cpu/compiled-call.js";
import { DtypeError } from "./errors.js";
import type { Explanation } from "./explain.js";
import { parameterNode } from "./graph/leaf.js";
import type { Node } from "./graph/node.js";
import { traced } from "./graph/tracing.js";
import { pendingOrder } from "./graph/walk.js";
import { asTensor, Tensor } from "./tensor/tensor.js";

export interface CompileOptions {
  /** Each call overwrites the results of the one before, instead of making new tensors. Default false. */
  readonly reuseOutputs?: boolean;
}

/** A compiled function. */
export interface Compiled<A extends readonly unknown[], R> {
  (...args: A): R;
  /** What it runs, once for each combination of shapes and dtypes that it was called with, in that order. */
  explain(): Promise<readonly Explanation[]>;
}

/** What one call was traced for. */
interface Entry {
  readonly run: CompiledFunction;
  rebuild(leaves: readonly Tensor[]): unknown;
  /** The same results as tensors, while they are the same nodes. */
  last: { nodes: readonly Node[]; result: unknown } | undefined;
}

/** Arguments sorted by what they are to a compiled function. */
interface Arguments {
  readonly tensors: Tensor[];
  readonly numbers: number[];
  /** Everything that makes another program: structure, shapes, dtypes, and what is neither tensor nor number. */
  key: string;
}

/**
 * A function that does what `fn` does, decided once: `fn` is traced for each combination of shapes and dtypes, and the
 * kernels run again with other values. Tensors in the arguments (also inside plain objects and arrays) are inputs;
 * numbers may change from call to call without anything being compiled; anything else is part of the key.
 *
 * While `fn` is traced its tensors have no values, and reading one throws. A number is handed in as a tensor, to be used
 * as an operand. The call is synchronous; `await step.explain()` shows the kernels that it runs.
 *
 * @throws StateError when `fn` reads a value while it is traced, DtypeError when it is async
 * @example
 * ```ts
 * import { compile, tensor, valueAndGrad, type Tensor } from "@surprisal/tensor";
 * const step = compile((w: Tensor, x: Tensor, y: Tensor, rate: number) => {
 *   const { value, gradient } = valueAndGrad((v: Tensor) => v.mul(x).sub(y).square().mean())(w);
 *   return { loss: value, w: w.sub(gradient.mul(rate)) };
 * });
 * let w = tensor(0);
 * for (let i = 0; i < 100; i++) w = step(w, tensor([1, 2]), tensor([2, 4]), 0.1).w;
 * Math.abs(w.itemSync() - 2) < 1e-6; // → true
 * ```
 */
export function compile<A extends readonly unknown[], R>(
  fn: (...args: A) => R,
  options: CompileOptions = {},
): Compiled<A, R> {
  const byEvaluator = new Map<Evaluator, Map<string, Entry>>();
  const call = (...args: A): R => {
    const sorted: Arguments = { tensors: [], numbers: [], key: "" };
    for (const arg of args) sort(arg, sorted);
    const compiler = compilerFor(sorted.tensors);
    let entries = byEvaluator.get(compiler);
    if (entries === undefined) {
      entries = new Map();
      byEvaluator.set(compiler, entries);
    }
    let entry = entries.get(sorted.key);
    if (entry === undefined) {
      entry = trace(fn, args, options, compiler);
      entries.set(sorted.key, entry);
    }
    const nodes = entry.run.call(resident(sorted.tensors), sorted.numbers);
    keepHere(nodes, compiler);
    if (entry.last?.nodes === nodes) return entry.last.result as R;
    const result = entry.rebuild(nodes.map((node) => new Tensor(node)));
    if (options.reuseOutputs) entry.last = { nodes, result };
    return result as R;
  };
  const explain = () => {
    const entries = [...byEvaluator.values()].flatMap((known) => [...known.values()]);
    return Promise.all(entries.map(({ run }) => run.explain()));
  };
  return Object.assign(call, { explain });
}

function resident(tensors: readonly Tensor[]): Node[] {
  const nodes = tensors.map((tensor) => tensor.node);
  if (nodes.some((node) => node.value === undefined)) evaluateNodes(nodes);
  return nodes;
}

function trace<A extends readonly unknown[], R>(
  fn: (...args: A) => R,
  args: A,
  { reuseOutputs = false }: CompileOptions,
  compiler: Evaluator,
): Entry {
  const inputs: Node[] = [];
  let numbers = 0;
  const standIn = (arg: unknown): unknown => {
    if (typeof arg === "number") return new Tensor(parameterNode([], "float64", { number: numbers++ }));
    if (isTensorLike(arg)) {
      const { shape, dtype } = asTensor(arg);
      const node = parameterNode(shape, dtype, undefined);
      inputs.push(node);
      return new Tensor(node);
    }
    if (Array.isArray(arg)) return arg.map(standIn);
    if (isPlain(arg))
      return Object.fromEntries(Object.entries(arg).map(([key, value]) => [key, standIn(value)]));
    return arg;
  };
  const result = traced(() => fn(...(args.map(standIn) as unknown as A)));
  if (result instanceof Promise) {
    throw new DtypeError(
      "compile: an async function cannot be compiled. Await before the call, or after it.",
    );
  }
  const flat = flatten("compile: the result", result);
  const outputs = flat.leaves.map((leaf) => leaf.node);
  if (compiler !== gpuEvaluator() && pendingOrder(outputs).some(({ dtype }) => dtype === "float16")) {
    throw new DtypeError(
      'compile: float16 is stored on WebGPU alone, and the arguments lie on the CPU. Move one there: x.to("webgpu").',
    );
  }
  const run =
    compiler.compile?.(outputs, inputs, reuseOutputs) ?? compileOutputs(outputs, inputs, reuseOutputs);
  return { run, rebuild: flat.rebuild, last: undefined };
}

function isTensorLike(arg: unknown): arg is Tensor | ArrayBufferView {
  return arg instanceof Tensor || ArrayBuffer.isView(arg);
}

function isPlain(arg: unknown): arg is Record<string, unknown> {
  return typeof arg === "object" && arg !== null && Object.getPrototypeOf(arg) === Object.prototype;
}

const identities = new WeakMap<object, number>();
let nextIdentity = 0;

function sort(arg: unknown, into: Arguments): void {
  if (arg instanceof Tensor) {
    into.tensors.push(arg);
    into.key += `t${arg.dtype}${arg.shape};`;
  } else if (typeof arg === "number") {
    into.numbers.push(arg);
    into.key += "n;";
  } else if (ArrayBuffer.isView(arg)) sort(asTensor(arg as Float32Array), into);
  else if (Array.isArray(arg)) {
    into.key += "[";
    for (const child of arg) sort(child, into);
    into.key += "]";
  } else if (isPlain(arg)) {
    into.key += "{";
    for (const [key, child] of Object.entries(arg)) {
      into.key += `${JSON.stringify(key)}:`;
      sort(child, into);
    }
    into.key += "}";
  } else if ((typeof arg === "object" && arg !== null) || typeof arg === "function") {
    if (!identities.has(arg)) identities.set(arg, nextIdentity++);
    into.key += `o${identities.get(arg)};`;
  } else into.key += `${typeof arg}${JSON.stringify(String(arg))};`;
}
