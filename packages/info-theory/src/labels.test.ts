import { ShapeError, type Tensor, tensor, ValueError } from "@surprisal/tensor";
import { describe, expect, test } from "vitest";
import { adjustedMutualInformation } from "./adjusted-mutual-information.js";
import { adjustedRandIndex } from "./adjusted-rand-index.js";
import { completeness } from "./completeness.js";
import { conditionalMutualInformation } from "./conditional-mutual-information.js";
import { conditionalMutualInformationFromLabels } from "./conditional-mutual-information-from-labels.js";
import { contingencyTable } from "./contingency-table.js";
import { expectedMutualInformation } from "./expected-mutual-information.js";
import { fowlkesMallows } from "./fowlkes-mallows.js";
import { homogeneity } from "./homogeneity.js";
import { mutualInformation } from "./mutual-information.js";
import { mutualInformationFromLabels } from "./mutual-information-from-labels.js";
import { normalizedMutualInformation } from "./normalized-mutual-information.js";
import { normalizedMutualInformationFromLabels } from "./normalized-mutual-information-from-labels.js";
import { randIndex } from "./rand-index.js";
import { transferEntropy } from "./transfer-entropy.js";
import { vMeasure } from "./v-measure.js";
import { variationOfInformation } from "./variation-of-information.js";
import { variationOfInformationFromLabels } from "./variation-of-information-from-labels.js";

const value = (x: Tensor) => x.itemSync();
const bits = { base: 2 } as const;
/** Whole numbers below `count`, the same for the same seed. */
function labels(length: number, count: number, seed: number): number[] {
  let state = seed;
  return Array.from({ length }, () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * count);
  });
}
function permutations<T>(items: readonly T[]): T[][] {
  if (items.length < 2) return [[...items]];
  return items.flatMap((item, i) =>
    permutations(items.filter((_, j) => j !== i)).map((rest) => [item, ...rest]),
  );
}

describe("counting", () => {
  const x = labels(500, 6, 1);
  const y = x.map((label, i) => (label + (labels(500, 3, 2)[i] ?? 0)) % 7);
  const information = value(mutualInformation(contingencyTable(x, y), { normalize: true }));
  const spread = (label: number) => label * 1e6 - 3e6;
  const kinds: [
    string,
    unknown[] | Int32Array | Float64Array | Tensor,
    unknown[] | Int32Array | Uint8Array,
  ][] = [
    ["small whole numbers", Int32Array.from(x), Int32Array.from(y)],
    [
      "whole numbers that outgrow the first table",
      Int32Array.from(x, (label) => label * 60),
      Int32Array.from(y),
    ],
    ["whole numbers from below 0", Int32Array.from(x, (label) => label - 3), Int32Array.from(y)],
    ["whole numbers far apart", Int32Array.from(x, spread), Int32Array.from(y, spread)],
    ["numbers in an array", x, y],
    ["fractions", Float64Array.from(x, (label) => label / 7), Uint8Array.from(y)],
    ["strings and booleans", x.map(String), y.map((label) => (label === 0 ? false : `${label}`))],
    ["a tensor", tensor(x), y],
  ];
  test.each(kinds)("%s", (_, a, b) => {
    expect(value(mutualInformationFromLabels(a, b))).toBeCloseTo(information, 13);
    expect(value(mutualInformationFromLabels(a, b, bits))).toBeCloseTo(information / Math.LN2, 13);
    expect(value(variationOfInformationFromLabels(a, b))).toBeCloseTo(
      value(variationOfInformation(contingencyTable(x, y), { normalize: true })),
      12,
    );
  });

  test("a table that would be mostly empty is counted without it", () => {
    const n = 3000;
    const own = Array.from({ length: n }, (_, i) => i);
    expect(value(mutualInformationFromLabels(own, own))).toBeCloseTo(Math.log(n), 12);
    expect(value(mutualInformationFromLabels(own, new Array(n).fill("same")))).toBe(0);
  });

  test("blocks with larger labels widen the table that was counted so far", () => {
    const n = 10000;
    const a = Int32Array.from({ length: n }, (_, i) => (i < 9000 ? i % 2 : 1000 + (i % 2)));
    const b = Int32Array.from({ length: n }, (_, i) => i % 2);
    expect(value(mutualInformationFromLabels(a, b, bits))).toBeCloseTo(1, 14);
  });
});

describe("clusterings", () => {
  const x = [0, 0, 0, 1, 1, 2, 2];
  const y = [0, 0, 1, 1, 1, 1, 2];
  const pairs = x.flatMap((_, i) => x.map((__, j) => [i, j] as const)).filter(([i, j]) => i < j);
  const together = (labels: number[], [i, j]: readonly [number, number]) => labels[i] === labels[j];
  const count = (inX: boolean, inY: boolean) =>
    pairs.filter((pair) => together(x, pair) === inX && together(y, pair) === inY).length;

  test("pair counting, pair by pair", () => {
    expect(value(randIndex(x, y))).toBeCloseTo((count(true, true) + count(false, false)) / pairs.length, 14);
    const [both, inX, inY] = [
      count(true, true),
      count(true, true) + count(true, false),
      count(true, true) + count(false, true),
    ];
    const chance = (inX * inY) / pairs.length;
    expect(value(adjustedRandIndex(x, y))).toBeCloseTo((both - chance) / ((inX + inY) / 2 - chance), 14);
    expect(value(fowlkesMallows(x, y))).toBeCloseTo(both / Math.sqrt(inX * inY), 14);
  });

  test("expected information is the mean over all orders of the samples", () => {
    const short = y.slice(0, 6);
    const shuffled = permutations(short);
    const mean =
      shuffled.reduce((sum, order) => sum + value(mutualInformationFromLabels(x.slice(0, 6), order)), 0) /
      shuffled.length;
    expect(value(expectedMutualInformation(x.slice(0, 6), short))).toBeCloseTo(mean, 12);
    // Adjusted, it is 0 on average.
    const few = [
      [0, 0, 1, 1],
      [0, 1, 0, 1],
      [0, 1, 1, 0],
    ].map((order) => value(adjustedMutualInformation([0, 0, 1, 1], order)));
    expect(few.reduce((a, b) => a + b)).toBeCloseTo(0, 13);
  });

  test("expected information of many samples is that of the chi-squared law", () => {
    const [a, b] = [labels(20000, 4, 3), labels(20000, 5, 4)];
    // 2 N I is about chi-squared with (rows − 1)(columns − 1) degrees of freedom.
    expect(value(expectedMutualInformation(a, b)) / (12 / 40000)).toBeCloseTo(1, 2);
  });

  test("shares of entropies", () => {
    const table = contingencyTable(x, y);
    for (const average of ["arithmetic", "geometric", "min", "max"] as const) {
      const found = value(normalizedMutualInformationFromLabels(x, y, { average }));
      expect(found).toBeCloseTo(value(normalizedMutualInformation(table, { average, normalize: true })), 13);
    }
    const [h, c] = [value(homogeneity(x, y)), value(completeness(x, y))];
    expect(h).toBeCloseTo(value(normalizedMutualInformation(table, { average: "x", normalize: true })), 13);
    expect(value(completeness(y, x))).toBeCloseTo(h, 13);
    expect(value(vMeasure(x, y))).toBeCloseTo((2 * h * c) / (h + c), 13);
    expect(value(vMeasure(x, y, { beta: 0 }))).toBeCloseTo(h, 13);
    expect(value(vMeasure(x, y, { beta: 2 }))).toBeCloseTo((3 * h * c) / (2 * h + c), 13);
  });

  test("names of clusters mean nothing", () => {
    const renamed = y.map((label) => ["c", "a", "b"][label]);
    for (const score of [randIndex, adjustedRandIndex, fowlkesMallows, adjustedMutualInformation, vMeasure]) {
      expect(value(score(x, renamed))).toBe(value(score(x, y)));
      expect(value(score(y, renamed))).toBeCloseTo(1, 14);
    }
  });

  test("without samples, with one, and with one cluster", () => {
    const scores = [
      homogeneity,
      completeness,
      vMeasure,
      randIndex,
      adjustedRandIndex,
      adjustedMutualInformation,
      normalizedMutualInformationFromLabels,
    ];
    for (const score of scores) {
      expect(value(score([], []))).toBe(1);
      expect(value(score([3], ["a"]))).toBe(1);
      expect(value(score([1, 1], [2, 2]))).toBe(1);
    }
    expect(value(fowlkesMallows([0, 1], [0, 1]))).toBe(0);
    expect(value(mutualInformationFromLabels([], []))).toBe(0);
  });
});

test("conditional information of labels is that of their table", () => {
  const [x, y, z] = [labels(200, 3, 5), labels(200, 4, 6), labels(200, 2, 7)];
  const table = contingencyTable(x, y, z);
  expect(value(conditionalMutualInformationFromLabels(x, y, z, bits))).toBeCloseTo(
    value(conditionalMutualInformation(table, { normalize: true, ...bits })),
    12,
  );
});

describe("transfer entropy", () => {
  const source = labels(4000, 2, 8);
  const delayed = (lag: number) => source.map((_, t) => source[t - lag] ?? 0);

  test("shows the direction of a copy, and its delay", () => {
    const copy = delayed(1);
    expect(value(transferEntropy(source, copy, bits))).toBeCloseTo(1, 2);
    expect(value(transferEntropy(copy, source, bits))).toBeCloseTo(0, 2);
    const late = delayed(3);
    expect(value(transferEntropy(source, late, bits))).toBeCloseTo(0, 2);
    expect(value(transferEntropy(source, late, { lag: 3, ...bits }))).toBeCloseTo(1, 2);
    expect(value(transferEntropy(source, late, { sourceHistory: 3, ...bits }))).toBeCloseTo(1, 2);
  });

  test("what the target's own past tells is no transfer", () => {
    const clock = source.map((_, t) => t % 3);
    expect(value(transferEntropy(clock, clock, bits))).toBe(0);
    // An exclusive or of two past states, of which a history of one knows nothing.
    const parity = source.map((_, t) => ((source[t - 1] ?? 0) + (source[t - 2] ?? 0)) % 2);
    expect(
      value(transferEntropy(source, parity, { ...bits, targetHistory: 2, sourceHistory: 2 })),
    ).toBeCloseTo(1, 1);
  });

  test("is the conditional information of the shifted series", () => {
    const [x, y] = [labels(60, 3, 9), labels(60, 2, 10)];
    const by = conditionalMutualInformationFromLabels(x.slice(0, -1), y.slice(1), y.slice(0, -1));
    expect(value(transferEntropy(x, y))).toBeCloseTo(value(by), 14);
  });
});

describe("errors say what and the remedy", () => {
  const table: [string, () => unknown, typeof ValueError | typeof ShapeError, string][] = [
    [
      "lengths",
      () => mutualInformationFromLabels([1], [1, 2]),
      ShapeError,
      "mutualInformationFromLabels: x has 1 labels and y 2. Give one of each for every sample",
    ],
    ["rank", () => randIndex(tensor([[1]]), [1]), ShapeError, "x [1, 1] must have one axis"],
    ["no array", () => homogeneity(1 as never, [1]), ShapeError, "truth must be a label for each sample"],
    ["base", () => mutualInformationFromLabels([1], [1], { base: 0 }), ValueError, "base 0 is no base"],
    [
      "average",
      () => adjustedMutualInformation([1], [1], { average: "joint" as "min" }),
      ValueError,
      "Give one of arithmetic, geometric, min, max",
    ],
    ["beta", () => vMeasure([1], [1], { beta: -1 }), ValueError, "beta -1 weighs completeness"],
    [
      "history",
      () => transferEntropy([1, 2], [1, 2], { sourceHistory: 0 }),
      ValueError,
      "sourceHistory counts steps, from 1",
    ],
    [
      "short series",
      () => transferEntropy([1, 2], [1, 2], { lag: 2 }),
      ValueError,
      "2 states are too few for histories that reach back 2",
    ],
  ];
  test.each(table)("%s", (_, call, kind, message) => {
    expect(call).toThrow(kind);
    expect(call).toThrow(message);
  });
});
