import { grad, randomUniform, ShapeError, type Tensor, tensor, ValueError } from "@surprisal/tensor";
import { checkGradient } from "@surprisal/tensor/testing";
import { describe, expect, test } from "vitest";
import { coInformation } from "./co-information.js";
import { conditionalMutualInformation } from "./conditional-mutual-information.js";
import { contingencyTable } from "./contingency-table.js";
import { dualTotalCorrelation } from "./dual-total-correlation.js";
import { entropy } from "./entropy.js";
import { interactionInformation } from "./interaction-information.js";
import { jointEntropy } from "./joint-entropy.js";
import { lautumInformation } from "./lautum-information.js";
import { mutualInformation } from "./mutual-information.js";
import { normalizedMutualInformation } from "./normalized-mutual-information.js";
import { normalizedPointwiseMutualInformation } from "./normalized-pointwise-mutual-information.js";
import { oInformation } from "./o-information.js";
import { partialInformationDecomposition } from "./partial-information-decomposition.js";
import { pointwiseMutualInformation } from "./pointwise-mutual-information.js";
import { redundantInformation } from "./redundant-information.js";
import { residualEntropy } from "./residual-entropy.js";
import { sInformation } from "./s-information.js";
import { totalCorrelation } from "./total-correlation.js";
import { variationOfInformation } from "./variation-of-information.js";

const value = (x: Tensor) => x.itemSync();
const bits = { base: 2 } as const;
const random = (shape: number[], seed: number) => {
  const x = randomUniform(shape, { seed, dtype: "float64", low: 0.05, high: 1 });
  return x.div(x.sum());
};
const joint = random([2, 2, 2], 4);
const zeros = tensor(
  [
    [
      [0.25, 0],
      [0, 0.25],
    ],
    [
      [0, 0.25],
      [0.25, 0],
    ],
  ],
  { dtype: "float64" },
);

const measures: [string, (p: Tensor) => Tensor][] = [
  ["totalCorrelation", (p) => totalCorrelation(p)],
  ["dualTotalCorrelation", (p) => dualTotalCorrelation(p)],
  ["oInformation", (p) => oInformation(p)],
  ["sInformation", (p) => sInformation(p, bits)],
  ["residualEntropy", (p) => residualEntropy(p)],
  ["coInformation", (p) => coInformation(p)],
  ["interactionInformation, normalised", (p) => interactionInformation(p, { normalize: true })],
  ["conditionalMutualInformation", (p) => conditionalMutualInformation(p)],
  ["variationOfInformation", (p) => variationOfInformation(p, { x: 0, y: [1, 2], normalize: true })],
  ["lautumInformation", (p) => lautumInformation(p.add(0.01), { x: [0, 2], y: 1 })],
  [
    "normalizedMutualInformation",
    (p) => normalizedMutualInformation(p, { x: 0, y: [1, 2], average: "geometric" }),
  ],
  ["pointwiseMutualInformation", (p) => pointwiseMutualInformation(p.add(0.01), { x: 0, y: [1, 2] })],
  [
    "normalizedPointwiseMutualInformation",
    (p) => normalizedPointwiseMutualInformation(p, { x: 0, y: [1, 2] }),
  ],
  ["redundantInformation", (p) => redundantInformation(p)],
  ["redundantInformation by MMI", (p) => redundantInformation(p, { redundancy: "mmi" })],
  ["synergistic information", (p) => partialInformationDecomposition(p, { normalize: true }).synergistic],
];

describe.each(measures)("%s", (_, measure) => {
  test("has gradients of both orders that agree with differences", async () => {
    await checkGradient(measure, [joint], { second: true, relative: 1e-6 });
  });

  test("has no NaN where cells are 0", () => {
    const slope = (p: Tensor) => grad((x: Tensor) => measure(x).sum())(p);
    expect(measure(zeros).isNaN().any().itemSync()).toBe(0);
    expect(slope(zeros).isNaN().any().itemSync()).toBe(0);
  });
});

describe("as their definitions say", () => {
  const H = (...axes: number[]) => {
    const left = [0, 1, 2].filter((axis) => !axes.includes(axis));
    return value(jointEntropy(joint.sum(left)));
  };
  const all = H(0, 1, 2);
  const expected: [string, Tensor, number][] = [
    ["total correlation", totalCorrelation(joint), H(0) + H(1) + H(2) - all],
    ["dual total correlation", dualTotalCorrelation(joint), H(1, 2) + H(0, 2) + H(0, 1) - 2 * all],
    ["residual entropy", residualEntropy(joint), 3 * all - H(1, 2) - H(0, 2) - H(0, 1)],
    ["co-information", coInformation(joint), H(0) + H(1) + H(2) - H(0, 1) - H(0, 2) - H(1, 2) + all],
    ["conditional", conditionalMutualInformation(joint), H(0, 2) + H(1, 2) - all - H(2)],
    [
      "conditional, renamed",
      conditionalMutualInformation(joint, { x: 1, y: 2, given: 0 }),
      H(0, 1) + H(0, 2) - all - H(0),
    ],
    ["variation", variationOfInformation(joint.sum(2)), 2 * H(0, 1) - H(0) - H(1)],
  ];
  test.each(expected)("%s", (_, found, by) => expect(value(found)).toBeCloseTo(by, 13));

  test("chain rule: I(X; Y, Z) = I(X; Z) + I(X; Y | Z)", () => {
    const whole = value(mutualInformation(joint, { x: 0, y: [1, 2] }));
    const known = value(mutualInformation(joint.sum(1)));
    expect(value(conditionalMutualInformation(joint))).toBeCloseTo(whole - known, 13);
  });

  test("of two variables they are mutual information, or none", () => {
    const pair = joint.sum(2);
    const information = value(mutualInformation(pair));
    for (const same of [totalCorrelation, dualTotalCorrelation, coInformation, interactionInformation]) {
      expect(value(same(pair))).toBeCloseTo(information, 14);
    }
    expect(value(oInformation(pair))).toBeCloseTo(0, 14);
    expect(value(sInformation(pair))).toBeCloseTo(2 * information, 14);
    expect(value(residualEntropy(pair))).toBeCloseTo(value(variationOfInformation(pair)), 14);
    expect(value(pointwiseMutualInformation(pair).mul(pair).sum())).toBeCloseTo(information, 14);
  });

  test("axes that are no variables are a batch", () => {
    const batch = random([4, 2, 3, 2], 9).mul(4);
    const first = batch.narrow(0, 0, 1).squeeze(0);
    for (const measure of [totalCorrelation, dualTotalCorrelation, coInformation]) {
      const found = measure(batch, { axis: [1, 2, 3], normalize: true });
      expect(found.shape).toEqual([4]);
      expect(found.dataSync()[0]).toBeCloseTo(value(measure(first, { normalize: true })), 13);
    }
  });

  test("infinities of slopes cancel where the entropies do", () => {
    // One coin and its double: H(Y | X) grows without bound with a third outcome of either, their I(X; Y) too.
    const coin = tensor(
      [
        [0.5, 0, 0],
        [0, 0.5, 0],
      ],
      { dtype: "float64" },
    );
    const slopes = grad((p: Tensor) => coInformation(p))(coin).arraySync() as number[][];
    expect(slopes[0]?.[1]).toBe(Number.NEGATIVE_INFINITY);
    // Along the empty column I = H(X) + H(Y) − H(X, Y) has the slope of H(X) alone.
    expect(slopes[0]?.[2]).toBeCloseTo(Math.LN2 - 1, 14);
  });
});

test("variation of information is a metric", () => {
  const labelings = [
    [0, 0, 1, 1, 2, 2],
    [0, 0, 0, 1, 1, 1],
    [0, 1, 0, 1, 0, 1],
    [0, 0, 1, 1, 1, 1],
    [2, 2, 0, 0, 1, 1],
  ];
  const d = (a: number[], b: number[]) =>
    value(variationOfInformation(contingencyTable(a, b), { normalize: true }));
  const distances = labelings.map((a) => labelings.map((b) => d(a, b)));
  for (const [a, row] of distances.entries()) {
    expect(row[a]).toBeCloseTo(0, 14);
    for (const [b, distance] of row.entries()) {
      expect(distance).toBeCloseTo(distances[b]?.[a] ?? 0, 14);
      for (const [c, direct] of row.entries()) {
        expect(direct).toBeLessThanOrEqual(distance + (distances[b]?.[c] ?? 0) + 1e-13);
      }
    }
  }
  expect(d(labelings[0] as number[], labelings[4] as number[])).toBeCloseTo(0, 14);
});

test("data processing: a channel behind Y loses information about X", () => {
  for (const seed of [1, 2, 3, 4, 5]) {
    const pair = random([3, 4], seed);
    const channel = random([4, 3], seed + 10);
    const through = pair.matmul(channel.div(channel.sum(1, { keepDims: true })));
    expect(value(mutualInformation(through))).toBeLessThanOrEqual(value(mutualInformation(pair)) + 1e-14);
  }
});

describe("partial information", () => {
  const copy = [
    [
      [0.5, 0],
      [0, 0],
    ],
    [
      [0, 0],
      [0, 0.5],
    ],
  ];
  const uniqueToFirst = [
    [
      [0.25, 0],
      [0.25, 0],
    ],
    [
      [0, 0.25],
      [0, 0.25],
    ],
  ];
  const and = [
    [
      [0.25, 0],
      [0.25, 0],
    ],
    [
      [0.25, 0],
      [0, 0.25],
    ],
  ];
  // Williams & Beer 2010; Bertschinger et al. 2014 for the logical and.
  const known: [string, number[][][], number[]][] = [
    ["a copy is redundant", copy, [1, 0, 0, 0]],
    ["a wire is unique", uniqueToFirst, [0, 1, 0, 0]],
    ["exclusive or is synergistic", zeros.arraySync() as number[][][], [0, 0, 0, 1]],
    ["and is redundant and synergistic", and, [0.75 * Math.log2(4 / 3), 0, 0, 0.5]],
  ];
  test.each(known)("%s", (_, table, parts) => {
    for (const redundancy of ["iMin", "mmi"] as const) {
      const { redundant, unique, synergistic } = partialInformationDecomposition(table, {
        redundancy,
        ...bits,
      });
      const found = [redundant, ...unique, synergistic].map(value);
      for (const [i, part] of parts.entries()) expect(found[i]).toBeCloseTo(part, 13);
    }
  });

  test("the parts add up, and sources may have several axes", () => {
    const table = random([2, 2, 2, 3], 6);
    const { redundant, unique, synergistic } = partialInformationDecomposition(table, {
      sources: [0, [1, 2]],
    });
    const sum = redundant.add(unique[0]).add(unique[1]).add(synergistic);
    expect(value(sum)).toBeCloseTo(value(mutualInformation(table, { x: [0, 1, 2], y: 3 })), 13);
    expect(value(redundantInformation(table))).toBeLessThanOrEqual(
      value(redundantInformation(table, { sources: [0, 1] })),
    );
    expect(value(redundantInformation(table, { sources: [0] }))).toBeCloseTo(
      value(mutualInformation(table.sum([1, 2]))),
      14,
    );
  });
});

test("normalised mutual information by each average", () => {
  const pair = random([2, 3], 12);
  const [x, y, both] = [entropy(pair.sum(1)), entropy(pair.sum(0)), jointEntropy(pair)].map(value) as [
    number,
    number,
    number,
  ];
  const averages = {
    arithmetic: (x + y) / 2,
    geometric: Math.sqrt(x * y),
    min: Math.min(x, y),
    max: Math.max(x, y),
    joint: both,
    x,
    y,
  };
  for (const [average, divisor] of Object.entries(averages)) {
    const found = normalizedMutualInformation(pair, { average: average as keyof typeof averages });
    expect(value(found), average).toBeCloseTo((x + y - both) / divisor, 13);
  }
  expect(value(normalizedMutualInformation([[1]]))).toBe(1);
  expect(value(normalizedMutualInformation([[0.5, 0.5]], { average: "min" }))).toBe(0);
});

test("pointwise information where values never meet, or never occur", () => {
  const table = [
    [0.5, 0, 0],
    [0, 0.5, 0],
  ];
  expect(pointwiseMutualInformation(table, bits).arraySync()).toEqual([
    [1, -Infinity, 0],
    [-Infinity, 1, 0],
  ]);
  expect(normalizedPointwiseMutualInformation(table).arraySync()).toEqual([
    [1, -1, 0],
    [-1, 1, 0],
  ]);
  expect(normalizedPointwiseMutualInformation([[1]]).arraySync()).toEqual([[1]]);
});

test("tables of counts have an axis for each variable", () => {
  expect(contingencyTable([2, 4, 2], ["b", "a", "b"]).arraySync()).toEqual([
    [2, 0],
    [0, 0],
    [0, 1],
  ]);
  expect(contingencyTable(new Int32Array([7, 7, 8])).arraySync()).toEqual([2, 1]);
  expect(contingencyTable([], []).shape).toEqual([0, 0]);
});

describe("errors say what and the remedy", () => {
  const table: [string, () => unknown, typeof ValueError | typeof ShapeError, string][] = [
    [
      "one variable",
      () => totalCorrelation([1, 2]),
      ShapeError,
      "totalCorrelation: a joint table [2] needs an axis for each of two or more variables, not 1. Count labels with contingencyTable",
    ],
    ["no third axis", () => conditionalMutualInformation([[1]]), ShapeError, "axis 2 does not exist"],
    [
      "shared axis",
      () => conditionalMutualInformation(zeros, { x: 0, y: [0, 1] }),
      ShapeError,
      "axis 0 belongs to two of them",
    ],
    ["base", () => oInformation(zeros, { base: -1 }), ValueError, "oInformation: base -1"],
    [
      "unclear",
      () => lautumInformation(zeros),
      ShapeError,
      "does not tell which of them are X and which are Y",
    ],
    [
      "average",
      () => normalizedMutualInformation([[1]], { average: "sum" as "min" }),
      ValueError,
      "Give one of arithmetic, geometric",
    ],
    [
      "redundancy",
      () => redundantInformation(zeros, { redundancy: "broja" as "mmi" }),
      ValueError,
      'Give "iMin" or "mmi"',
    ],
    [
      "target among sources",
      () => redundantInformation(zeros, { sources: [0, 2] }),
      ShapeError,
      "axis 2 belongs to both",
    ],
    [
      "three sources",
      () => partialInformationDecomposition(zeros, { sources: [0, 1, 0] }),
      ShapeError,
      "it takes two sources",
    ],
    ["lengths", () => contingencyTable([1, 2], [1]), ShapeError, "variable 0 has 2 labels and variable 1 1"],
    ["nothing", () => contingencyTable(), ValueError, "give an array of labels for each variable"],
    [
      "too large",
      () => contingencyTable(...[1, 2, 3, 4].map(() => Int32Array.from({ length: 200 }, (_, i) => i))),
      ValueError,
      "more than memory is good for",
    ],
  ];
  test.each(table)("%s", (_, call, kind, message) => {
    expect(call).toThrow(kind);
    expect(call).toThrow(message);
  });
});
