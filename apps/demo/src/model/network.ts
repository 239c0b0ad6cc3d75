// A network with one hidden layer that learns to tell classes apart, from labels of which some are wrong.

import "../data/training-losses.js";
import { compile, randomNormal, type Tensor, tensor, valueAndGrad } from "@surprisal/tensor";
import { noisyLabels } from "./examples.js";
import { lossNamed } from "./losses.js";
import type { Job, Progress } from "./training.js";

/** Inputs, a row each, and their right classes. */
export interface Examples {
  readonly inputs: Tensor;
  readonly labels: readonly number[];
}

/** What is to be learnt, and how. */
export interface Task {
  readonly training: Examples;
  readonly apart: Examples;
  readonly classes: number;
  /** Units of the hidden layer. */
  readonly width: number;
  readonly rate: number;
}

/** Where a run stands, with the classes that the network gives to the examples kept apart. */
export interface Stand extends Progress {
  readonly told: readonly number[];
}

const stepsBetween = 20;

type Network = Record<"hidden" | "hiddenBias" | "out" | "outBias", Tensor>;

/** Gradient descent with momentum on all examples at once; tells how it stands every few steps, from the first. */
export async function* trainNetwork(
  task: Task,
  { loss, noise, steps: last }: Omit<Job, "place">,
): AsyncGenerator<Stand> {
  const { training, apart, classes, rate } = task;
  const labels = noisyLabels(training.labels, classes, noise);
  const targets = tensor(labels, { dtype: "int32" });
  const wrong = labels.flatMap((label, i) => (label === training.labels[i] ? [] : [i]));
  const lossOf = lossNamed(loss.name).loss.with(loss.options ?? {});
  const step = compile((network: Network, speed: Network, x: Tensor, y: Tensor) => {
    const { value, gradient } = valueAndGrad((n: Network) => lossOf(scoresOf(n, x), y))(network);
    const faster = each(speed, (v, name) => v.mul(0.9).add(gradient[name]));
    return { loss: value, speed: faster, network: each(network, (w, name) => w.sub(faster[name].mul(rate))) };
  });
  const classOf = compile((network: Network, x: Tensor) => scoresOf(network, x).argmax(1));
  const classesOf = async (network: Network, x: Tensor) =>
    Array.from(await classOf(network, x).data(), Number);

  let network = freshNetwork(task);
  let speed = each(network, (w) => w.mul(0));
  for (let steps = 0; ; ) {
    const told = await classesOf(network, apart.inputs);
    const repeats = await classesOf(network, training.inputs);
    const after = step(network, speed, training.inputs, targets);
    yield {
      steps,
      loss: await after.loss.item(),
      heldOut: share(apart.labels.map((label, i) => told[i] === label)),
      repeated: share(wrong.map((i) => repeats[i] === labels[i])),
      told,
    };
    if (steps >= last) return;
    ({ network, speed } = after);
    for (steps++; steps % stepsBetween !== 0; steps++) {
      ({ network, speed } = step(network, speed, training.inputs, targets));
    }
  }
}

/** Weights drawn so that sums over a layer's inputs have about the spread of one. */
function freshNetwork({ training, width, classes }: Task): Network {
  const [, inputs = 0] = training.inputs.shape;
  const weights = (from: number, to: number, seed: number) =>
    randomNormal([from, to], { seed }).div(Math.sqrt(from));
  return {
    hidden: weights(inputs, width, 4),
    hiddenBias: tensor(new Float32Array(width)),
    out: weights(width, classes, 5),
    outBias: tensor(new Float32Array(classes)),
  };
}

const scoresOf = ({ hidden, hiddenBias, out, outBias }: Network, inputs: Tensor): Tensor =>
  inputs.matmul(hidden).add(hiddenBias).tanh().matmul(out).add(outBias);

const each = (network: Network, of: (w: Tensor, name: keyof Network) => Tensor): Network => ({
  hidden: of(network.hidden, "hidden"),
  hiddenBias: of(network.hiddenBias, "hiddenBias"),
  out: of(network.out, "out"),
  outBias: of(network.outBias, "outBias"),
});

const share = (hits: readonly boolean[]): number =>
  hits.length === 0 ? 0 : hits.filter(Boolean).length / hits.length;
