// This workspace: the registered losses of every plug-in, called as its users call them.

import "../plugins.js";
import { evaluate, type Tensor, tensor } from "@surprisal/tensor";
import { findLoss, lossArguments, nameTensors } from "../loss-arguments.js";
import type { Task } from "../protocol.js";
import { type Input, type Prepared, serve } from "./serve.js";

const load = ({ data, shape, dtype }: Input) => tensor(data, { shape, dtype });

/** The tensors that one evaluation of the task gives, not computed yet. */
function outputsOf(task: Task, inputs: readonly Input[]): () => Tensor[] {
  if (task.kind === "matmul") {
    const [a, b] = inputs.map(load);
    return () => (a === undefined || b === undefined ? [] : [a.matmul(b)]);
  }
  const loss = findLoss(task.loss).with(task.options);
  const call = lossArguments(inputs.map((input) => [input.name, load(input)]));
  return () => {
    const { value, gradient } = loss.valueAndGrad(...call);
    return [value, ...nameTensors("gradient", gradient).map(([, leaf]) => leaf)];
  };
}

function prepare(task: Task, inputs: readonly Input[]): Prepared {
  const outputs = outputsOf(task, inputs);
  return {
    run: () => evaluate(...outputs()),
    read: () => Promise.all(outputs().map((output) => output.data())),
  };
}

serve({ details: () => ({ node: process.versions.node }), prepare });
