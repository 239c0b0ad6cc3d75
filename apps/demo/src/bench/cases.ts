// What the quick bench measures: losses with their gradients, compiled by the library, and as loops written by hand.

import { compile, randomNormal, type Tensor } from "@surprisal/tensor";
import { lossNamed } from "../model/losses.js";

/** A mean loss and its gradient of one batch. */
export interface Batch {
  /** Computes once more, and leaves the results where they are. */
  run(): void;
  results(): { value: number; gradient: Float32Array };
}

export interface Case {
  readonly name: string;
  readonly elements: number;
  ours(): Batch;
  loop(): Batch;
}

/** Writes the gradient, and returns the mean loss. */
type Loop = (f: Float32Array, y: ArrayLike<number>, gradient: Float32Array) => number;

const samples = 100_000;
const classes = 100;

// Each loop stands by itself, as in a program that has only this one, so that the engine may compile it as well as it can.

const squares: Loop = (f, y, gradient) => {
  const n = f.length;
  let sum = 0;
  for (let i = 0; i < n; i++) {
    const r = (f[i] as number) - (y[i] as number);
    sum += 0.5 * r * r;
    gradient[i] = r / n;
  }
  return sum / n;
};

const huber: Loop = (f, y, gradient) => {
  const n = f.length;
  let sum = 0;
  for (let i = 0; i < n; i++) {
    const r = (f[i] as number) - (y[i] as number);
    const size = Math.abs(r);
    if (size <= 1) {
      sum += 0.5 * r * r;
      gradient[i] = r / n;
    } else {
      sum += size - 0.5;
      gradient[i] = (r > 0 ? 1 : -1) / n;
    }
  }
  return sum / n;
};

const logistic: Loop = (f, y, gradient) => {
  const n = f.length;
  let sum = 0;
  for (let i = 0; i < n; i++) {
    const label = y[i] as number;
    const z = -label * (f[i] as number);
    const tail = Math.exp(-Math.abs(z));
    sum += Math.max(z, 0) + Math.log1p(tail);
    gradient[i] = (-label * (z > 0 ? 1 : tail)) / (1 + tail) / n;
  }
  return sum / n;
};

const softmax: Loop = (scores, labels, gradient) => {
  const rows = labels.length;
  let sum = 0;
  for (let row = 0; row < rows; row++) {
    const start = row * classes;
    let largest = Number.NEGATIVE_INFINITY;
    for (let i = start; i < start + classes; i++) largest = Math.max(largest, scores[i] as number);
    let total = 0;
    for (let i = start; i < start + classes; i++) {
      const share = Math.exp((scores[i] as number) - largest);
      gradient[i] = share;
      total += share;
    }
    const scale = 1 / (total * rows);
    for (let i = start; i < start + classes; i++) gradient[i] = (gradient[i] as number) * scale;
    const right = start + (labels[row] as number);
    sum += Math.log(total) + largest - (scores[right] as number);
    gradient[right] = (gradient[right] as number) - 1 / rows;
  }
  return sum / rows;
};

const numbers = (seed: number, shape: readonly number[] = [samples]) =>
  randomNormal(shape, { seed, standardDeviation: 2 });
const signs = () => numbers(2).less(0).where(-1, 1).cast("float32");
const classIndices = () => Int32Array.from({ length: samples / classes }, (_, row) => (row * 7) % classes);

export const cases: readonly Case[] = [
  ofLoss("halfSquaredError", squares, () => [numbers(1), numbers(2)]),
  ofLoss("huber", huber, () => [numbers(1), numbers(2)]),
  ofLoss("logistic", logistic, () => [numbers(1), signs()]),
  ofLoss("softmaxCrossEntropy", softmax, () => [numbers(3, [samples / classes, classes]), classIndices()]),
];

function ofLoss(name: string, loop: Loop, draw: () => [Tensor, Tensor | Int32Array]): Case {
  return {
    name: lossNamed(name).title,
    elements: samples,
    ours: () => compiled(name, ...draw()),
    loop() {
      const [prediction, target] = draw();
      const f = prediction.dataSync() as Float32Array;
      const y = target instanceof Int32Array ? target : (target.dataSync() as Float32Array);
      const gradient = new Float32Array(samples);
      let value = 0;
      return {
        run() {
          value = loop(f, y, gradient);
        },
        results: () => ({ value, gradient }),
      };
    },
  };
}

function compiled(name: string, prediction: Tensor, target: Tensor | Int32Array): Batch {
  const { loss } = lossNamed(name);
  const step = compile(
    (at: Tensor, label: Tensor | Int32Array) => {
      const { value, gradient } = loss.valueAndGrad(at, label);
      return { value, gradient: gradient as Tensor };
    },
    { reuseOutputs: true },
  );
  let last = step(prediction, target);
  return {
    run() {
      last = step(prediction, target);
    },
    results: () => ({
      value: last.value.itemSync(),
      gradient: last.gradient.dataSync() as Float32Array,
    }),
  };
}
