// The suite of accuracy: no times. Functions over every magnitude that float32 has, sums that grow, losses where they
// have a kink or overflow, second derivatives, and what is known to go wrong elsewhere.

import { tensor } from "@surprisal/tensor";
import type { Numbers } from "../input-files.js";
import type { Task } from "../protocol.js";
import { shortNumber } from "../report/format.js";
import type { InputValues } from "./case.js";

export interface AccuracyCase {
  readonly name: string;
  readonly task: Task;
  readonly inputs: readonly InputValues[];
  /** What the error is measured in, and how large it may be before it is called wrong. */
  readonly unit: "ulp" | "relative";
  readonly limit: number;
  /** Which outputs are compared; default all. */
  readonly outputs?: readonly number[];
  expected(inputs: readonly Numbers[]): readonly ArrayLike<number>[];
}

type Real = (x: number) => number;

const sigmoid: Real = (x) => 1 / (1 + Math.exp(-x));
const softplus: Real = (x) => Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x)));

/** Functions with the part of the line where they are asked for. */
const functions: readonly [name: string, exact: Real, low: number, high: number][] = [
  ["exp", Math.exp, -150, 150],
  ["log", Math.log, 0, Number.POSITIVE_INFINITY],
  ["log1p", Math.log1p, -1, Number.POSITIVE_INFINITY],
  ["expm1", Math.expm1, -150, 150],
  ["sigmoid", sigmoid, -80, 150],
  ["softplus", softplus, -150, Number.POSITIVE_INFINITY],
  ["tanh", Math.tanh, Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY],
  ["sin", Math.sin, -1e5, 1e5],
  ["cos", Math.cos, -1e5, 1e5],
];

export function accuracyCases(): AccuracyCase[] {
  const plain = functions.map(([name, exact, low, high]) =>
    functionCase(name, low, high, (x) => Float64Array.from(x, exact)),
  );
  // Against the library's own float64, which its tests hold against a table of high precision.
  const erf = functionCase("erf", -6, 6, (x) => tensor(x).erf().dataSync());
  return [...plain, erf, ...sums, ...kinks, ...seconds];
}

/** Every 65,521st float32, which reaches all exponents and, subnormals among them, all parts of the significand. */
function everyMagnitude(low: number, high: number): Float32Array {
  const floats = new Float32Array(1);
  const bits = new Uint32Array(floats.buffer);
  const chosen: number[] = [];
  for (let pattern = 0; pattern < 2 ** 32; pattern += 65521) {
    bits[0] = pattern;
    const x = floats[0] ?? 0;
    if (x >= low && x <= high) chosen.push(x);
  }
  return Float32Array.from(chosen);
}

function functionCase(
  name: string,
  low: number,
  high: number,
  exact: (x: Float64Array) => ArrayLike<number>,
): AccuracyCase {
  const x = everyMagnitude(low, high);
  return {
    name,
    task: { kind: "function", name },
    inputs: [{ name: "x", shape: [x.length], dtype: "float32", key: `function-${name}`, values: () => x }],
    unit: "ulp",
    limit: 1000,
    expected: () => [exact(Float64Array.from(x))],
  };
}

const vector = (name: string, key: string, values: readonly number[]): InputValues => ({
  name,
  key: `accuracy-${key}-${name}`,
  shape: [values.length],
  dtype: "float32",
  values: () => Float32Array.from(values),
});

/** Sums whose partial sums leave what float32 can count. */
const sums: readonly AccuracyCase[] = [
  ...[1e3, 1e5, 1e7].map((n) => constantCase("mean", n, 0.1, (x) => x)),
  constantCase("sum", 2 ** 25, 1, (x, n) => x * n),
];

function constantCase(
  name: "sum" | "mean",
  n: number,
  value: number,
  exact: (x: number, n: number) => number,
): AccuracyCase {
  const x: InputValues = {
    name: "x",
    shape: [n],
    dtype: "float32",
    key: `accuracy-${value}-${n}`,
    values: () => new Float32Array(n).fill(value),
  };
  const label = n === 2 ** 25 ? "2²⁵ ones" : `${shortNumber(n)} times ${value}`;
  return {
    name: `${name} of ${label}`,
    task: { kind: "function", name },
    inputs: [x],
    unit: "relative",
    limit: 1e-4,
    expected: () => [[exact(Math.fround(value), n)]],
  };
}

interface Corner {
  readonly name: string;
  readonly loss: string;
  readonly x: readonly number[];
  readonly y: readonly number[];
  readonly value?: number;
  readonly gradient?: readonly number[];
}

const corners: readonly Corner[] = [
  { name: "l1: slope at a tie", loss: "absoluteError", x: [1, 2], y: [1, 3], gradient: [0, -0.5] },
  { name: "huber: slope at the joint", loss: "huber", x: [1, -1], y: [0, 0], gradient: [0.5, -0.5] },
  {
    name: "bce with logits: far out",
    loss: "binaryCrossEntropyWithLogits",
    ...{ x: [-1000, 1000], y: [1, 0], value: 1000, gradient: [-0.5, 0.5] },
  },
  {
    name: "kl: probability 0",
    loss: "klDivergenceLoss",
    x: [-1, -2],
    y: [0, 0.5],
    value: (0.5 * Math.log(0.5) + 1) / 2,
  },
  {
    name: "softmax cross-entropy: far out",
    loss: "softmaxCrossEntropy",
    x: [1000, 0, -1000],
    y: [2],
    value: 2000,
  },
];

const kinks: readonly AccuracyCase[] = corners.map(({ name, loss, x, y, value, gradient }) => {
  const classes = loss === "softmaxCrossEntropy";
  const prediction = vector("prediction", name, x);
  const target = vector("target", name, y);
  return {
    name,
    task: { kind: "loss", loss, options: { reduction: "mean" } },
    inputs: classes
      ? [
          { ...prediction, shape: [1, x.length] },
          { ...target, dtype: "int32", values: () => Int32Array.from(y) },
        ]
      : [prediction, target],
    unit: "relative",
    limit: 1e-4,
    outputs: [...(value === undefined ? [] : [0]), ...(gradient === undefined ? [] : [1])],
    expected: () => [value === undefined ? [] : [value], gradient ?? []],
  };
});

/** Diagonals of Hessians of sums. */
const seconds: readonly AccuracyCase[] = [
  secondCase("bce with logits", "binaryCrossEntropyWithLogits", (x) => sigmoid(x) * sigmoid(-x)),
  secondCase("tanh", "tanh", (x) => -2 * Math.tanh(x) * (1 - Math.tanh(x) ** 2)),
];

function secondCase(label: string, name: string, exact: Real): AccuracyCase {
  const points = [-3, -1, 0.25, 1, 2];
  return {
    name: `${label}: second derivative`,
    task: { kind: "function", name: `second derivative of ${name}` },
    inputs: [vector("x", label, points)],
    unit: "relative",
    limit: 1e-4,
    expected: () => [points.map(exact)],
  };
}
