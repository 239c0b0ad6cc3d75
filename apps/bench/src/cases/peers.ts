import { shortNumber } from "../report/format.js";
import type { Case } from "./case.js";
import { type Distribution, random, randomClasses } from "./distributions.js";
import { elementwise, matmul, meanOf, softmaxCrossEntropy } from "./reference.js";

/** The name PyTorch's users know, and what the loss is measured on. */
const losses: readonly [
  label: string,
  loss: keyof typeof elementwise,
  prediction: Distribution,
  target: Distribution,
][] = [
  ["l1", "absoluteError", "betweenSteps", "normal"],
  ["mse", "squaredError", "betweenSteps", "normal"],
  ["huber", "huber", "betweenSteps", "normal"],
  ["bce with logits", "binaryCrossEntropyWithLogits", "logits", "zeroOrOne"],
  ["hinge", "hinge", "betweenSteps", "minusOrPlusOne"],
  ["kl", "klDivergenceLoss", "logProbabilities", "probabilities"],
];

const classSizes = [
  [128, 10],
  [1024, 1000],
  [8192, 1000],
  [256, 32000],
] as const;

/** Losses that other libraries have too, as means. */
export function elementwiseCases(sizes: readonly number[]): Case[] {
  return losses.flatMap((loss) => sizes.map((size) => elementwiseCase(...loss, size)));
}

/** Softmax cross-entropy of class indices: samples and classes. */
export function crossEntropyCases(shapes: readonly (readonly [number, number])[] = classSizes): Case[] {
  return shapes.map(([rows, columns]) => crossEntropyCase(rows, columns));
}

function elementwiseCase(
  label: string,
  loss: keyof typeof elementwise,
  prediction: Distribution,
  target: Distribution,
  size: number,
): Case {
  return {
    name: `${label} ${shortNumber(size)}`,
    task: { kind: "loss", loss, options: { reduction: "mean" } },
    elements: size,
    // Two arrays read, one written.
    work: { bytes: 3 * 4 * size },
    inputs: [random("prediction", [size], prediction), random("target", [size], target)],
    reference: ([x = [], y = []]) => meanOf(elementwise[loss], x, y),
  };
}

function crossEntropyCase(rows: number, columns: number): Case {
  const elements = rows * columns;
  return {
    name: `softmax cross-entropy ${rows}×${columns}`,
    task: { kind: "loss", loss: "softmaxCrossEntropy", options: { reduction: "mean" } },
    elements,
    work: { bytes: 2 * 4 * elements + 4 * rows },
    inputs: [random("prediction", [rows, columns], "logits"), randomClasses("target", [rows], columns)],
    reference: ([x = [], y = []]) => softmaxCrossEntropy(x, y, columns),
  };
}

/** Products of square matrices. */
export function matmulCases(sizes: readonly number[] = [512, 1024]): Case[] {
  return sizes.map((n) => ({
    name: `matmul ${n}`,
    task: { kind: "matmul" },
    elements: n * n,
    work: { bytes: 3 * 4 * n * n, flops: 2 * n ** 3 },
    inputs: [random("a", [n, n], "normal"), random("b", [n, n], "normal")],
    reference: ([a = [], b = []]) => [matmul(a, b, n)],
  }));
}
