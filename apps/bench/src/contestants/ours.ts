// This workspace: the registered losses of every plug-in, called as its users call them; with the argument "compiled",
// inside `compile`, as in a training loop; with "webgpu", the same on a GPU; then the number of threads, or "fast".

import "all-plugins";
import * as infoTheory from "@surprisal/info-theory";
import { compile, evaluate, hvp, setThreads, type Tensor, tensor, useBackend } from "@surprisal/tensor";
import { findLoss, lossArguments, nameTensors } from "../loss-arguments.js";
import type { Task } from "../protocol.js";
import { openGpu } from "./gpu.js";
import { args, type Input, type Prepared, runtime, serve } from "./serve.js";

const [mode, count = "1"] = args;
const gpu = mode === "webgpu" ? await openGpu() : undefined;
const compiled = mode !== undefined;
const threads = Number(count);

const load = ({ data, shape, dtype }: Input) => tensor(data, { shape, dtype });

/** What the suite of accuracy asks for. */
const functions: Readonly<Record<string, (x: Tensor) => Tensor>> = {
  exp: (x) => x.exp(),
  log: (x) => x.log(),
  log1p: (x) => x.log1p(),
  expm1: (x) => x.expm1(),
  sigmoid: (x) => x.sigmoid(),
  softplus: (x) => x.softplus(),
  tanh: (x) => x.tanh(),
  sin: (x) => x.sin(),
  cos: (x) => x.cos(),
  erf: (x) => x.erf(),
  sum: (x) => x.sum(),
  mean: (x) => x.mean(),
  "second derivative of binaryCrossEntropyWithLogits": second((x) =>
    findLoss("binaryCrossEntropyWithLogits")(x, x.detach().mul(0), { reduction: "sum" }),
  ),
  "second derivative of tanh": second((x) => x.tanh().sum()),
};

/** The diagonal of the Hessian of a sum over elements. */
function second(f: (x: Tensor) => Tensor): (x: Tensor) => Tensor {
  return (x) => hvp(f, x, onesLike(x));
}

const onesLike = (x: Tensor) => x.mul(0).add(1);

/** The task as a function, and what it is called with. */
function callOf(task: Task, inputs: readonly Input[]) {
  if (task.kind === "matmul") {
    const multiply = (...[a, b]: Tensor[]) => (a === undefined || b === undefined ? [] : [a.matmul(b)]);
    return { f: multiply, call: inputs.map(load) };
  }
  if (task.kind === "measure") {
    const measure = (infoTheory as unknown as Record<string, (...given: unknown[]) => Tensor>)[task.measure];
    if (measure === undefined) return undefined;
    // Labels come as arrays, as their users have them; scikit-learn gets NumPy's.
    const given = inputs.map((input) => (input.dtype === "int32" ? input.data : load(input)));
    return { f: (...call: unknown[]) => [measure(...call)], call: given };
  }
  if (task.kind === "function") {
    const f = functions[task.name];
    return f && { f: (x: Tensor) => [f(x)], call: inputs.map(load) };
  }
  const loss = findLoss(task.loss).with(task.options);
  const f = (...call: ReturnType<typeof lossArguments>) => {
    const { value, gradient } = loss.valueAndGrad(...call);
    return [value, ...nameTensors("gradient", gradient).map(([, leaf]) => leaf)];
  };
  return { f, call: lossArguments(inputs.map((input) => [input.name, load(input)])) };
}

function prepare(task: Task, inputs: readonly Input[]): Prepared | string {
  const found = callOf(task, inputs);
  if (found === undefined) return "it has no such function";
  const { f, call } = found as { f: (...call: unknown[]) => Tensor[]; call: unknown[] };
  const step = compiled ? compile(f, { reuseOutputs: true }) : f;
  const read = () => Promise.all(step(...call).map((output) => output.data()));
  if (gpu === undefined)
    return { run: compiled ? () => void step(...call) : () => evaluate(...step(...call)), read };
  const steps = (calls: number) => {
    for (let i = 1; i < calls; i++) step(...call);
    return finished(step(...call));
  };
  return {
    run: () => steps(1),
    read,
    time: (calls) => gpu.time(() => steps(calls)),
    dispatches: () => gpu.dispatches(() => steps(1)),
  };
}

/** A GPU is done when something can be read that was asked for last; the smallest result costs the least. */
async function finished(outputs: readonly Tensor[]): Promise<void> {
  const [smallest] = [...outputs].sort((a, b) => a.size - b.size);
  await smallest?.data();
}

if (gpu !== undefined) await useBackend("webgpu", { device: gpu.device, fast: count === "fast" });
else await setThreads(threads);
serve({
  details: () => ({ ...runtime, ...(gpu?.details ?? { threads: String(threads) }) }),
  ...(gpu?.untimed !== undefined && { untimed: gpu.untimed }),
  prepare,
});
