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

type Element = (prediction: number, target: number) => { value: number; slope: number };

const samples = 100_000;
const classes = 100;

export const cases: readonly Case[] = [
  elementwise("halfSquaredError", "real", (f, y) => ({ value: 0.5 * (f - y) * (f - y), slope: f - y })),
  elementwise("huber", "real", (f, y) => {
    const r = f - y;
    return Math.abs(r) <= 1
      ? { value: 0.5 * r * r, slope: r }
      : { value: Math.abs(r) - 0.5, slope: Math.sign(r) };
  }),
  elementwise("logistic", "sign", (f, y) => {
    const tail = Math.exp(-Math.abs(f));
    const z = -y * f;
    return { value: Math.max(z, 0) + Math.log1p(tail), slope: (-y * (z > 0 ? 1 : tail)) / (1 + tail) };
  }),
  softmax(),
];

function elementwise(name: string, kind: "real" | "sign", element: Element): Case {
  const predictions = () => randomNormal([samples], { seed: 1, standardDeviation: 2 });
  const targets = () => {
    const drawn = randomNormal([samples], { seed: 2 });
    return kind === "real" ? drawn : drawn.less(0).where(-1, 1).cast("float32");
  };
  return {
    name: lossNamed(name).title,
    elements: samples,
    ours: () => compiled(name, predictions(), targets()),
    loop() {
      const [f, y] = [predictions(), targets()].map((tensor) => tensor.dataSync() as Float32Array) as [
        Float32Array,
        Float32Array,
      ];
      const gradient = new Float32Array(samples);
      let value = 0;
      return {
        run() {
          let sum = 0;
          for (let i = 0; i < samples; i++) {
            const at = element(f[i] as number, y[i] as number);
            sum += at.value;
            gradient[i] = at.slope / samples;
          }
          value = sum / samples;
        },
        results: () => ({ value, gradient }),
      };
    },
  };
}

function softmax(): Case {
  const name = "softmaxCrossEntropy";
  const rows = samples / classes;
  const logits = () => randomNormal([rows, classes], { seed: 3, standardDeviation: 2 });
  const labels = Int32Array.from({ length: rows }, (_, row) => (row * 7) % classes);
  return {
    name: lossNamed(name).title,
    elements: samples,
    ours: () => compiled(name, logits(), labels),
    loop() {
      const scores = logits().dataSync() as Float32Array;
      const gradient = new Float32Array(samples);
      let value = 0;
      return {
        run() {
          let sum = 0;
          for (let start = 0, row = 0; row < rows; row++, start += classes) {
            let largest = Number.NEGATIVE_INFINITY;
            for (let i = 0; i < classes; i++) largest = Math.max(largest, scores[start + i] as number);
            let total = 0;
            for (let i = 0; i < classes; i++) {
              const share = Math.exp((scores[start + i] as number) - largest);
              gradient[start + i] = share;
              total += share;
            }
            const right = start + (labels[row] as number);
            sum += Math.log(total) + largest - (scores[right] as number);
            for (let i = 0; i < classes; i++)
              gradient[start + i] = (gradient[start + i] as number) / total / rows;
            gradient[right] = (gradient[right] as number) - 1 / rows;
          }
          value = sum / rows;
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
